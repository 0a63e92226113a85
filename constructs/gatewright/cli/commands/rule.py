"""`gatewright rule`."""

from __future__ import annotations

import json
import re
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator

from gatewright.cli.command import Command, Parser
from gatewright.cli.explain_output import table
from gatewright.cli.options import declare_color, one_of
from gatewright.cli.terminal import Styles, has_color
from gatewright.diagnostics import Code
from gatewright.diagnostics.nearest import suggestion
from gatewright.diagnostics.usage import UsageError
from gatewright.rules.catalogue import all_codes, find_code


class Options(Namespace):
    """What can be asked for."""

    rule: str | None
    format: str
    color: str


def declare(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument("rule", metavar="RULE", nargs="?", help="an id or a name; all of them when none is given")
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        type=one_of(("text", "json")),
        default="text",
        help="text or json; text by default",
    )
    declare_color(parser)


def run(options: Options) -> int:
    """Show one page, or the table of all."""
    styles = Styles(color=has_color(options.color, sys.stdout))
    if options.rule is None:
        codes = sorted(all_codes(), key=lambda code: code.id)
        sys.stdout.write(_json(map(_data, codes)) if options.format == "json" else _table(codes, styles))
        return 0
    code = find_code(options.rule.upper()) or find_code(options.rule.lower())
    if code is None:
        known = [word for code in all_codes() for word in (code.id, code.name)]
        help = suggestion(options.rule, known) or "`gatewright rule` lists all"
        raise UsageError(f"there is no rule {options.rule!r}", help)
    page = {**_data(code), "page": code.page}
    sys.stdout.write(_json([page], single=True) if options.format == "json" else _page(code, styles))
    return 0


def _data(code: Code) -> dict[str, str]:
    return {"id": code.id, "name": code.name, "severity": code.severity, "title": code.title}


def _json(values: Iterable[dict[str, str]], *, single: bool = False) -> str:
    found = list(values)
    return json.dumps(found[0] if single else found, indent=2, ensure_ascii=False) + "\n"


def _table(codes: Iterable[Code], styles: Styles) -> str:
    rows = [
        ("ID", "NAME", "SEVERITY", "WHAT IT SAYS"),
        *((code.id, code.name, code.severity, code.title) for code in codes),
    ]
    head, *rest = table(rows)
    return "\n".join([styles.strong(head), *rest]) + "\n"


def _page(code: Code, styles: Styles) -> str:
    title, _, rest = code.page.strip().partition("\n")
    heading = f"{styles.strong(f'{code.id} {code.name}')} ({code.severity}): {styles.strong(title.rstrip('.'))}"
    return "\n".join([heading, *_lines(rest, styles)]).rstrip() + "\n"


def _lines(markdown: str, styles: Styles) -> Iterator[str]:
    """Markdown as a terminal shows it: examples indented, code in colour."""
    in_example = False
    for line in markdown.splitlines():
        if line.startswith("```"):
            in_example = not in_example
        elif in_example:
            yield f"    {styles.code(line)}"
        else:
            yield re.sub(
                r"`([^`]+)`", lambda match: styles.code(match[1]) if styles.code("x") != "x" else match[0], line
            )


COMMAND = Command(
    usage="[RULE] [OPTION ...]",
    description=(
        "Show what a diagnostic means: why it is said, and what is wrong and right by example. A rule is taken more or "
        "less seriously, or waived with a reason, under `rules` in the spec."
    ),
    examples=(
        ("gatewright rule", "list all rules and all other codes of diagnostics"),
        ("gatewright rule GW211", "show the page of one"),
        ("gatewright rule unknown-backend --format json", "the same for programs"),
    ),
    exits=((0, "there is such a rule"), (2, "there is none, or the tool itself failed")),
    options=Options,
    declare=declare,
    run=run,
)
