"""The manual of diagnostics: a page for every code, made from the code itself, and a list of them all."""

from collections.abc import Iterator
from pathlib import Path

from gatewright.diagnostics import Code
from gatewright.diagnostics.codes import stage_codes, themes
from gatewright.rules import catalogue

FOLDER = "rules"
INDEX = f"{FOLDER}/README.md"

INTRODUCTION = """\
# Diagnostics

Everything that Gatewright can say about a spec. Each has an id and a name, which both stay what they are, and a page
with the reason and examples. `gatewright rule NAME` shows the same pages.

What has an id below GW300 is about understanding a spec, and cannot be waived. The others are rules, which a spec can
take otherwise:

```yaml
rules:
  open-route:
    waive: the backend checks the sender's signature # the reason is what makes it a waiver
    at: [routes.POST /hooks] # everywhere if nothing is said
  unused-function: {severity: error}
```

GW3xx, GW5xx and GW7xx are errors: AWS refuses it, or it cannot work. GW4xx, GW6xx and GW8xx are advice. GW900 to GW999
are rules of other packages, which offer them as entry points in the group `gatewright.rules`.
"""


def pages() -> dict[str, str]:
    """All pages, by their path below the folder of documents."""
    return {INDEX: _index(), **{f"{FOLDER}/{code.name}.md": _page(code) for code in _own_codes()}}


def write(folder: Path) -> None:
    """Write all pages below a folder of documents."""
    for name, text in pages().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _own_codes() -> list[Code]:
    """Gatewright's own codes: what other packages bring along is theirs to document."""
    return sorted((code for code in catalogue.all_codes() if code.id < "GW900"), key=lambda code: code.id)


def _page(code: Code) -> str:
    title, _, rest = code.page.strip().partition("\n")
    settable = "" if code in stage_codes() else ", unless a [spec says otherwise](README.md)"
    return f"# {code.name}\n\n**{title}**\n\n`{code.id}`, {code.severity}{settable}.\n\n{rest.strip()}\n"


def _index() -> str:
    return "\n".join([INTRODUCTION, *_sections()])


def _sections() -> Iterator[str]:
    for title, codes in (*themes(), *_themes_of_rules()):
        rows = "\n".join(f"| {code.id} | [{code.name}]({code.name}.md) | {_what(code)} |" for code in codes)
        yield f"## {title.removesuffix('.')}\n\n| id | name | |\n| --- | --- | --- |\n{rows}\n"


def _themes_of_rules() -> Iterator[tuple[str, tuple[Code, ...]]]:
    for theme in catalogue.themes():
        yield theme.__doc__ or "", tuple(rule.code for rule in catalogue.rules_of(theme))


def _what(code: Code) -> str:
    severity = "" if code.severity == "error" else f" ({code.severity})"
    return f"{code.title.replace('|', chr(92) + '|')}{severity}"
