"""What a command is: the words of its help, its options, and what it does."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from textwrap import fill
from typing import Any, Generic, NoReturn, TypeVar

from msgspec import Struct

from gatewright.cli.terminal import columns
from gatewright.diagnostics.nearest import suggestion
from gatewright.diagnostics.usage import UsageError

O = TypeVar("O", bound=Namespace)  # noqa: E741 - the type of a command's options

FINDINGS = ((0, "no errors"), (1, "errors"), (2, "wrong usage, or an internal failure"))
"""The exit codes of commands that report errors."""


SHORT = {"--output": "-o", "--environment": "-e", "--quiet": "-q", "--format": "-f"}
"""Options that have a short form, in every command that has them."""


class Parser(ArgumentParser):
    """A parser that raises instead of exiting, and suggests the nearest option."""

    def __init__(self, name: str, usage: str, description: str, epilog: str) -> None:
        super().__init__(
            prog=f"gatewright {name}",
            usage=f"gatewright {name} {usage}",
            description=fill(description, columns()),
            epilog=epilog,
            formatter_class=_Formatter,
            allow_abbrev=False,
        )
        self._positionals.title = "arguments"

    def add_argument(self, *names: str, **settings: Any) -> Action:
        """Declare an argument. An option that many type often gets its short form too."""
        short = (SHORT[name] for name in names if name in SHORT)
        return super().add_argument(*short, *names, **settings)

    @property
    def actions(self) -> tuple[Action, ...]:
        """Everything that is declared."""
        return tuple(self._actions)

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, f"see `{self.prog} --help`")

    def parse(self, arguments: Sequence[str], into: O) -> O:
        """The options; an unknown one is an error that suggests the nearest."""
        options, unknown = self.parse_known_intermixed_args(arguments, namespace=into)
        for word in unknown:
            if word.startswith("-"):
                name = word.partition("=")[0]
                known = [option for option in self._option_string_actions if option.startswith("--")]
                raise UsageError(f"there is no option {name}", suggestion(name, known) or f"see `{self.prog} --help`")
            self.error(f"unexpected argument {word!r}")
        return options


class Command(Struct, Generic[O], frozen=True, kw_only=True):
    """One command of the command line."""

    usage: str
    description: str
    examples: tuple[tuple[str, str], ...]
    """Commands as they are typed, each with what it does."""
    exits: tuple[tuple[int, str], ...]
    options: type[O]
    declare: Callable[[Parser], None]
    """Declares the options to a parser."""
    run: Callable[[O], int]
    """Does the work; its result is the exit code."""

    def parser(self, name: str) -> Parser:
        """The parser of the command under this name."""
        parser = Parser(name, self.usage, self.description, self._epilog())
        self.declare(parser)
        return parser

    def _epilog(self) -> str:
        examples = [line for command, does in self.examples for line in (f"  {command}", f"      {does}")]
        exits = [f"  {code}  {meaning}" for code, meaning in self.exits]
        return "\n".join(["examples:", *examples, "", "exit codes:", *exits])


class _Formatter(RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=columns())

    def _format_action_invocation(self, action: Action) -> str:
        """`-o, --output FILE`: older versions of Python repeat the value after each name."""
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        value = self._format_args(action, self._get_default_metavar_for_optional(action))
        return f"{', '.join(action.option_strings)} {value}"
