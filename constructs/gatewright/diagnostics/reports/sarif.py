"""SARIF 2.1.0, for code scanning.

Columns count Unicode code points. Related places are linked from the message, which is where viewers show them. A
finding's fingerprint is made of its code, its file and the text of its line, so that it stays the same finding when
lines move. Braces stand in messages as they are: viewers replace placeholders only where a message has arguments.
"""

from __future__ import annotations

import json
from collections import Counter

from gatewright.diagnostics import Code, Diagnostic, Related, Severity
from gatewright.diagnostics.reports.report import Report
from gatewright.diagnostics.reports.visible import visible, visible_lines
from gatewright.document.plain_data import present
from gatewright.document.source import Place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report) -> str:
    """The report as a log of one run, in ASCII."""
    codes = {diagnostic.code.id: diagnostic.code for diagnostic in report.diagnostics}
    rules = [codes[id] for id in sorted(codes)]
    version = {"version": visible(report.version)} if report.version else {}
    driver = {"name": "Gatewright", **version, "rules": [_rule(code) for code in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": _results(report, {code.id: index for index, code in enumerate(rules)}),
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: Code) -> dict[str, object]:
    page = visible_lines(code.page.strip() or code.name)
    title, _, rest = page.partition("\n")
    reason = rest.strip().partition("\n\n")[0].replace("\n", " ")
    return {
        "id": visible(code.id),
        "name": visible(code.name),
        "shortDescription": {"text": title.rstrip(".")},
        "fullDescription": {"text": reason or title},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _results(report: Report, indexes: dict[str, int]) -> list[dict[str, object]]:
    seen: Counter[str] = Counter()
    results: list[dict[str, object]] = []
    for diagnostic in report.diagnostics:
        subject = _subject(diagnostic)
        result = _result(diagnostic, indexes[diagnostic.code.id])
        results.append(result | {"partialFingerprints": {"gatewright/v1": _hash(f"{subject}\n{seen[subject]}")}})
        seen[subject] += 1
    return results


def _result(diagnostic: Diagnostic, index: int) -> dict[str, object]:
    return present(
        ruleId=visible(diagnostic.code.id),
        ruleIndex=index,
        level=_LEVELS[diagnostic.severity],
        message={"text": _message(diagnostic)},
        locations=[{"physicalLocation": _physical(diagnostic.place)}],
        relatedLocations=[_related(*pair) for pair in enumerate(diagnostic.related, 1)] or None,
    )


def _message(diagnostic: Diagnostic) -> str:
    notes = [f"note: [{_in_link(related.message)}]({id})" for id, related in enumerate(diagnostic.related, 1)]
    help = [f"help: {_unlinked(diagnostic.help)}"] if diagnostic.help else []
    return "\n".join([_unlinked(diagnostic.message), *notes, *help])


def _unlinked(text: str) -> str:
    """Text in which a spec's own words make no link."""
    return visible(text).replace("](", "] (")


def _in_link(text: str) -> str:
    return visible(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _related(id: int, related: Related) -> dict[str, object]:
    return {
        "id": id,
        "message": {"text": _unlinked(related.message)},
        "physicalLocation": _physical(related.place),
    }


def _physical(place: Place) -> dict[str, object]:
    return {
        "artifactLocation": {"uri": _uri(place.source.name)},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }


def _uri(name: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - costs more to import than everything else here together

    path = name.replace("\\", "/").removeprefix("./")
    if path[1:3] == ":/":
        return "file:///" + quote(path, safe="/:", errors="surrogatepass")
    return ("file://" if path.startswith("/") else "") + quote(path, errors="surrogatepass")


def _subject(diagnostic: Diagnostic) -> str:
    """What a finding is about, whichever line that stands on."""
    source, number = diagnostic.place.source, diagnostic.place.line
    line = source.lines[number - 1].strip() if number <= len(source.lines) else ""
    return "\n".join([diagnostic.code.id, source.key or source.name, line])


def _hash(text: str) -> str:
    from hashlib import sha256  # noqa: PLC0415 - ditto

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
