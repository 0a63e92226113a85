"""Options that several commands share."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable

from gatewright.cli.command import Parser
from gatewright.cli.terminal import COLOR
from gatewright.diagnostics.nearest import suggestion
from gatewright.spec.reference import Named
from gatewright.spec.things import can_be
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.share import Percent
from gatewright.spec.values.value import BadValueError

STDIN_NAME = "stdin"


class ValueOptions(Namespace):
    """With which values a spec is compiled."""

    input: list[tuple[str, str]]
    bind: list[tuple[str, str | None]]


class EnvironmentOptions(ValueOptions):
    """For which environment a spec is compiled, and with which values."""

    environment: str | None
    stdin_name: str


class SpecOptions(EnvironmentOptions):
    """Specs, and what they are compiled with."""

    paths: list[str]


def one_of(names: Iterable[str]) -> Callable[[str], str]:
    """An option's type: one of these words."""
    known = tuple(names)

    def parse(text: str) -> str:
        if text not in known:
            help = suggestion(text, known)
            raise ArgumentTypeError(f"there is no {text!r}" + (f"; {help}" if help else ""))
        return text

    return parse


def declare_specs(parser: Parser) -> None:
    """The options of SpecOptions."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a spec, a folder with specs at any depth, or - for standard input. "
        "Defaults to the folder specs, or to this folder if there is none",
    )
    declare_environment(parser)


def declare_environment(parser: Parser) -> None:
    """The options of EnvironmentOptions."""
    parser.add_argument(
        "--environment",
        metavar="NAME",
        help="only this environment, or prod/eu-west-1 for one of its Regions. Defaults to all. "
        "Has no effect on specs without environments",
    )
    declare_values(parser)
    parser.add_argument(
        "--stdin-name",
        metavar="FILE",
        default=STDIN_NAME,
        help="the file name for standard input; paths in the spec are relative to it",
    )


def declare_values(parser: Parser) -> None:
    """The options of ValueOptions."""
    parser.add_argument(
        "--input",
        metavar="NAME=VALUE",
        type=pair,
        action="append",
        default=[],
        help="a value for an input, which overrides the environment's. Can be repeated",
    )
    parser.add_argument(
        "--bind",
        metavar="NAME[=ARN]",
        type=_binding,
        action="append",
        default=[],
        help="the ARN for a name that the CDK app binds. Without an ARN, the name counts as bound. Can be repeated",
    )


def declare_color(parser: Parser) -> None:
    """The option `--color`."""
    parser.add_argument(
        "--color",
        metavar="WHEN",
        type=one_of(COLOR),
        default="auto",
        help="auto, always or never. Defaults to auto, which respects NO_COLOR and FORCE_COLOR",
    )


def percent(text: str) -> Percent:
    """An option's type: a share of a whole."""
    try:
        return Percent.parse(text if text.endswith("%") else f"{text}%")
    except BadValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a percentage from 0 to 100") from error


def count(text: str) -> int:
    """An option's type: one or more."""
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise ArgumentTypeError(f"{text!r} is not an integer of 1 or more")
    return int(text)


def seconds(text: str) -> float:
    """An option's type: a length of time as a spec writes it, or seconds alone."""
    try:
        return Duration.parse(f"{text}s" if text.isascii() and text.isdecimal() else text).seconds
    except BadValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a duration such as `900`, `15m` or `1h`") from error


def pair(text: str) -> tuple[str, str]:
    """An option's type: a name and its value."""
    name, sign, value = text.partition("=")
    if not (name and sign):
        raise ArgumentTypeError(f"{text!r} is not NAME=VALUE")
    return name, value


def _binding(text: str) -> tuple[str, str | None]:
    name, sign, identity = text.partition("=")
    try:
        if Named.parse(name).is_arn:
            raise ArgumentTypeError(f"{text!r} is not NAME=ARN")
        if sign and not can_be(identity) and not Named.parse(identity).is_arn:
            raise ArgumentTypeError(f"{identity!r} is not an ARN or an ID")
    except BadValueError as error:
        raise ArgumentTypeError(str(error)) from error
    return name, identity if sign else None
