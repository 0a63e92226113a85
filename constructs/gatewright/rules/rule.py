"""What a rule is.

A rule is one file. Its docstring is its page: a title, the reason, and examples under `Bad:` and `Good:` that are also
its tests. Its function looks at a Gateway (or at a finished Template) and yields problems as paths into the spec; it
never sees lines. To add a rule, add a file that ends in `RULE = Rule(...)`.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from gatewright.diagnostics import Code, Diagnostic, Related, Severity
from gatewright.document import Document, Path
from gatewright.gateway import Gateway
from gatewright.template import Template


class Problem(NamedTuple):
    """Something that a rule found: where, and what about it."""

    path: Path
    message: str
    help: str = ""
    at_key: bool = False
    """Whether the key is wrong rather than the value."""
    related: tuple[tuple[Path, str], ...] = ()


class Rule(NamedTuple):
    """A rule about what a gateway means."""

    id: str
    name: str
    page: str
    check: Callable[[Gateway], Iterable[Problem]]
    severity: Severity = Severity.ERROR
    whole: bool = False
    """Whether it says something about what is missing: then it is silent while parts of the spec are faulty."""
    everywhere: bool = False
    """Whether what it says has to be true in every environment: an entry may be there for one of them."""

    @property
    def code(self) -> Code:
        """The code of its diagnostics."""
        return Code(self.id, self.name, self.page, self.severity)


class TemplateRule(NamedTuple):
    """A rule about what a gateway becomes. There is a template only if nothing else is wrong."""

    id: str
    name: str
    page: str
    check: Callable[[Gateway, Template], Iterable[Problem]]
    severity: Severity = Severity.ERROR
    everywhere: bool = False
    """Whether what it says has to be true in every environment."""

    @property
    def code(self) -> Code:
        """The code of its diagnostics."""
        return Code(self.id, self.name, self.page, self.severity)


AnyRule = Rule | TemplateRule


def locate(problem: Problem, code: Code, document: Document) -> Diagnostic:
    """A problem as a diagnostic: the only way from paths to lines."""
    place = document.key_place(problem.path) if problem.at_key else document.value_place(problem.path)
    related = tuple(Related(document.key_place(path), message) for path, message in problem.related)
    return code.at(place, problem.message, help=problem.help, related=related)
