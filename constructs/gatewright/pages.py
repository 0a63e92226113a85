"""The manual of diagnostics: a page for every code, made from the code itself, and a list of them all."""

from collections.abc import Iterator
from pathlib import Path

from gatewright.codes import all_codes, stage_codes
from gatewright.diagnostics import Code

FOLDER = "rules"
INDEX = f"{FOLDER}/README.md"

THEMES = (
    ("GW001", "Reading a file"),
    ("GW101", "The shape of a spec"),
    ("GW201", "Fragments and inputs"),
    ("GW211", "Names and references"),
    ("GW241", "Stacks, code and embedding"),
    ("GW251", "AWS services"),
    ("GW260", "Releases"),
    ("GW289", "More about names, stacks and waivers"),
    ("GW297", "Specs that are given together"),
    ("GW301", "Paths, parameters, scopes and keys"),
    ("GW310", "Mapping templates"),
    ("GW320", "Backends"),
    ("GW340", "Functions"),
    ("GW348", "Answers and requests"),
    ("GW350", "Callers"),
    ("GW360", "Stages, deployments and tags"),
    ("GW372", "Endpoints, links and mappings"),
    ("GW379", "The template and its stack"),
    ("GW390", "Links and versions"),
    ("GW392", "HTTP APIs"),
    ("GW397", "Messages"),
    ("GW399", "Models"),
    ("GW401", "Advice: security and callers"),
    ("GW420", "Advice: what nothing uses"),
    ("GW440", "Advice: design"),
    ("GW470", "Advice: cost"),
    ("GW473", "Advice: caches, logs and answers"),
    ("GW487", "Advice: mapping templates"),
    ("GW490", "Advice: ways out of the language"),
    ("GW500", "Firewalls"),
    ("GW510", "Canaries"),
    ("GW520", "Alarms and what is watched"),
    ("GW530", "Domains"),
    ("GW540", "CloudFront and us-east-1"),
    ("GW550", "VPC endpoints and trust"),
    ("GW570", "Regions and their records"),
    ("GW580", "Shared domains and accounts"),
    ("GW600", "Advice: firewalls"),
    ("GW620", "Advice: alarms and what is watched"),
    ("GW630", "Advice: domains"),
    ("GW640", "Advice: CloudFront and us-east-1"),
    ("GW650", "Advice: VPC endpoints and trust"),
    ("GW660", "Advice: postures and secrets"),
    ("GW670", "Advice: regions and their records"),
    ("GW900", "Rules of other packages"),
)
"""What ids are about, by the first id of each theme."""

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

GW3xx and GW5xx are errors: AWS refuses it, or it cannot work. GW4xx and GW6xx are advice. GW900 to GW999 are rules of
other packages, which offer them as entry points in the group `gatewright.rules`.
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
    return sorted((code for code in all_codes() if code.id < "GW900"), key=lambda code: code.id)


def _page(code: Code) -> str:
    title, _, rest = code.page.strip().partition("\n")
    settable = "" if code in stage_codes() else ", unless a [spec says otherwise](README.md)"
    return f"# {code.name}\n\n**{title}**\n\n`{code.id}`, {code.severity}{settable}.\n\n{rest.strip()}\n"


def _index() -> str:
    return "\n".join([INTRODUCTION, *_sections()])


def _sections() -> Iterator[str]:
    codes = _own_codes()
    ends = [first for first, _ in THEMES[1:]] + ["GX"]
    for (first, title), end in zip(THEMES, ends, strict=True):
        members = [code for code in codes if first <= code.id < end]
        if members:
            rows = "\n".join(f"| {code.id} | [{code.name}]({code.name}.md) | {_what(code)} |" for code in members)
            yield f"## {title}\n\n| id | name | |\n| --- | --- | --- |\n{rows}\n"


def _what(code: Code) -> str:
    severity = "" if code.severity == "error" else f" ({code.severity})"
    return f"{code.title.replace('|', chr(92) + '|')}{severity}"
