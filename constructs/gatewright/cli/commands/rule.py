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

_EXAMPLE = re.compile(r"```.*?```", re.DOTALL)


class Options(Namespace):
    """What can be asked for."""

    rule: str | None
    format: str
    color: str


def declare(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "rule", metavar="RULE", nargs="?", help="an id, a name, or a word to search for. Defaults to all"
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        type=one_of(("text", "json")),
        default="text",
        help="text or json. Defaults to text",
    )
    declare_color(parser)


def run(options: Options) -> int:
    """Show one page, or a table of several."""
    styles = Styles(color=has_color(options.color, sys.stdout))
    if options.rule is None:
        return _list(all_codes(), options.format, styles)
    code = find_code(options.rule.upper()) or find_code(options.rule.lower())
    if code is None:
        return _list(_mentioning(options.rule), options.format, styles)
    page = {**_data(code), "page": code.page}
    sys.stdout.write(_json([page], single=True) if options.format == "json" else _page(code, styles))
    return 0


def _mentioning(word: str) -> list[Code]:
    """The codes whose page mentions a word, outside its examples; an error if there are none."""
    whole_word = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    codes = [code for code in all_codes() if whole_word.search(_EXAMPLE.sub("", code.page))]
    if not codes:
        known = [name for code in all_codes() for name in (code.id, code.name)]
        help = suggestion(word, known) or "run `gatewright rule` to list all"
        raise UsageError(f"there is no rule {word!r}, and no page mentions it", help)
    return codes


def _list(codes: Iterable[Code], format: str, styles: Styles) -> int:
    found = sorted(codes, key=lambda code: code.id)
    sys.stdout.write(_json(map(_data, found)) if format == "json" else _table(found, styles))
    return 0


def _data(code: Code) -> dict[str, str]:
    return {"id": code.id, "name": code.name, "severity": code.severity, "title": code.title}


def _json(values: Iterable[dict[str, str]], *, single: bool = False) -> str:
    found = list(values)
    return json.dumps(found[0] if single else found, indent=2, ensure_ascii=False) + "\n"


def _table(codes: Iterable[Code], styles: Styles) -> str:
    rows = [
        ("ID", "NAME", "SEVERITY", "TITLE"),
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
    usage="[RULE | WORD] [OPTION ...]",
    description=(
        "Explain a diagnostic: the reason, with a wrong and a right example; or list the diagnostics whose page "
        "mentions a word. Use `rules` in the spec to change the severity of a rule, or to waive it with a reason."
    ),
    examples=(
        ("gatewright rule", "list all rules and other diagnostics"),
        ("gatewright rule GW211", "show the page of one"),
        ("gatewright rule cors", "list the diagnostics whose page mentions a word"),
        ("gatewright rule unknown-backend --format json", "show it as JSON"),
    ),
    exits=((0, "something was found"), (2, "nothing was found, wrong usage, or an internal failure")),
    options=Options,
    declare=declare,
    run=run,
)
