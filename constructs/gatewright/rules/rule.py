"""The types of rules and of their problems.

A rule is one file. Its docstring is its page: a title, the reason, and examples under `Bad:` and `Good:` that are also
its tests. Its function checks a Gateway (or a finished Template) and yields problems as paths into the spec; it never
sees lines. To add a rule, add a file that ends in `RULE = Rule(...)`.
"""

from collections.abc import Callable, Iterable
from typing import cast, get_args

from msgspec import Struct

from gatewright.diagnostics import Code, Diagnostic, Related, Severity
from gatewright.document import Document, Path, ScalarNode
from gatewright.document.passages import in_scalar, position
from gatewright.document.source import Place, Source
from gatewright.gateway import Account, Gateway, SharedDomains, SpecKind, Unit
from gatewright.read.lines import Lines
from gatewright.spec.kind import Kind
from gatewright.template import Template


class Passage(Struct, frozen=True):
    """A part of a text: of the value at a problem's path, or of a file that the value refers to."""

    start: int
    end: int
    source: Source | None = None
    """The file, if the text is in one."""


KINDS: tuple[SpecKind, ...] = get_args(Kind)
REST: tuple[SpecKind, ...] = ("rest",)
WEBSOCKET: tuple[SpecKind, ...] = ("websocket",)
V2: tuple[SpecKind, ...] = ("http", "websocket")
NOT_HTTP: tuple[SpecKind, ...] = ("rest", "websocket")
WITH_DOMAINS: tuple[SpecKind, ...] = (*KINDS, "domain")
EVERY: tuple[SpecKind, ...] = (*WITH_DOMAINS, "account")


class Problem(Struct, frozen=True):
    """A problem that a rule found, and its path."""

    path: Path
    message: str
    help: str = ""
    at_key: bool = False
    """The problem is about the key, not the value."""
    related: tuple[tuple[Path, str], ...] = ()
    passage: Passage | None = None
    """The wrong part of the text at the path, if not all of it is wrong."""


Check = (
    Callable[[Gateway], Iterable[Problem]]
    | Callable[[SharedDomains], Iterable[Problem]]
    | Callable[[Account], Iterable[Problem]]
)
"""The function of a rule. It checks a gateway, or another unit that a spec describes."""


class Rule(Struct, frozen=True):
    """A rule that checks a gateway or another unit."""

    id: str
    name: str
    page: str
    check: Check
    severity: Severity = Severity.ERROR
    whole: bool = False
    """The rule reports what is missing, so it does not run while parts of the spec have errors."""
    everywhere: bool = False
    """A problem must exist in every environment to be reported, because an entry may be for one of them only."""
    kinds: tuple[SpecKind, ...] = KINDS
    """The kinds of spec that it checks. Its function takes their units."""

    @property
    def code(self) -> Code:
        """The code of its diagnostics."""
        return Code(self.id, self.name, self.page, self.severity, self.everywhere)

    def problems(self, unit: Unit) -> Iterable[Problem]:
        """The problems of a unit of one of its kinds."""
        return cast("Callable[[Unit], Iterable[Problem]]", self.check)(unit)


class TemplateRule(Struct, frozen=True):
    """A rule that checks a template. There is a template only if the spec has no errors."""

    id: str
    name: str
    page: str
    check: Callable[[Gateway, Template], Iterable[Problem]]
    severity: Severity = Severity.ERROR
    everywhere: bool = False
    """A problem must exist in every environment to be reported."""
    kinds: tuple[SpecKind, ...] = KINDS
    """The kinds of spec that it checks. Its function takes their units."""

    @property
    def code(self) -> Code:
        """The code of its diagnostics."""
        return Code(self.id, self.name, self.page, self.severity, self.everywhere)

    def problems(self, unit: Unit, template: Template) -> Iterable[Problem]:
        """The problems of a unit of one of its kinds, and of its template."""
        return self.check(cast(Gateway, unit), template)


AnyRule = Rule | TemplateRule


def locate(problem: Problem, code: Code, document: Document) -> Diagnostic:
    """A problem as a diagnostic: the only way from paths to lines."""
    place, where = _place(problem, document)
    related = tuple(Related(document.key_place(path), message) for path, message in problem.related)
    return code.at(place, where + problem.message, help=problem.help, related=related)


def _place(problem: Problem, document: Document) -> tuple[Place, str]:
    """The place of a problem, and a prefix for the message if the place is not exact."""
    if problem.at_key:
        return document.key_place(problem.path), ""
    place, passage = document.value_place(problem.path), problem.passage
    if passage is None:
        return place, ""
    if passage.source is not None:
        return Lines(passage.source).place(passage.start, passage.end), ""
    node = document.find(problem.path)
    if not isinstance(node, ScalarNode) or not isinstance(node.value, str):
        return place, ""
    inside = in_scalar(place, node.value, passage.start, passage.end)
    line, column = position(node.value, passage.start)
    return (inside, "") if inside else (place, f"in line {line} of this text, column {column}: ")
