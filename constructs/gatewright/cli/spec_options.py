"""What verbs need of the spec itself: compiled without its releases, beside the specs that it refers to."""

from __future__ import annotations

from msgspec.structs import replace

from gatewright.cli.checking import compile_one
from gatewright.cli.command import Parser
from gatewright.cli.options import ValueOptions, declare_values
from gatewright.compile import Compilation
from gatewright.compose.specfile import SpecFile
from gatewright.releases.opened import Opened
from gatewright.template.late import placeholder
from gatewright.workspace.finding import read_specs


class SpecValueOptions(ValueOptions):
    """With which values, and beside which specs, a spec is compiled."""

    late: list[str]
    beside: list[str]


def declare_spec_values(parser: Parser) -> None:
    """The options of SpecValueOptions."""
    declare_values(parser)
    parser.add_argument(
        "--late",
        metavar="NAME",
        action="append",
        default=[],
        help="an input whose value is known at deployment only, such as a CDK token. Can be repeated",
    )
    declare_beside(parser)


def declare_beside(parser: Parser) -> None:
    """The option `--beside`."""
    parser.add_argument(
        "--beside",
        metavar="PATH",
        action="append",
        default=[],
        help="other specs that the spec refers to, or a folder with them. Can be repeated",
    )


def compiled(opened: Opened, options: SpecValueOptions) -> Compilation:
    """The spec as it stands, whatever has been released of it."""
    options.input = [*options.input, *((name, placeholder(name)) for name in options.late)]
    file = replace(opened.file, ledger=None)
    return compile_one(file, opened.environment, options, others_beside(opened.file, options.beside))


def others_beside(file: SpecFile, paths: list[str]) -> tuple[SpecFile, ...]:
    """The other specs among those that are given beside one."""
    found = read_specs(paths, "") if paths else ()
    return tuple(other for other in found if other.source.text != file.source.text)
