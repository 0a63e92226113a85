"""What `gatewright explain --kind` prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gatewright.cli.explain_output import source
from gatewright.cli.terminal import Styles
from gatewright.diagnostics.reports import visible
from gatewright.document import Document
from gatewright.explain.kind import PRICES_OF, Comparison, compare
from gatewright.spec.kind import NAMES, Kind


def render_kinds(document: Document, kind: Kind, styles: Styles) -> tuple[Any, str]:
    """Which kinds a spec could be, and what each would lose, gain and cost."""
    compared = compare(document, kind)
    lines = [line for comparison in compared for line in (*_text(comparison, kind, document, styles), "")]
    lines.append(styles.faint(f"Prices: first step, us-east-1, {PRICES_OF}."))
    return [_data(comparison, document) for comparison in compared], "\n".join(lines) + "\n"


def _text(found: Comparison, own: Kind, document: Document, styles: Styles) -> Iterator[str]:
    name = NAMES[found.kind]
    if found.misfit:
        yield styles.strong(f"{name}: no, {found.misfit}")
        return
    if found.kind == own:
        yield styles.strong(f"{name}: the current kind")
    elif found.lacks:
        yield styles.strong(f"{name}: needs changes")
    else:
        yield styles.strong(f"{name}: yes, all its features are supported")
    lacking = (
        f"  - no {each.lack.what} ({visible(source(each.path, document))}): {each.lack.instead}" for each in found.lacks
    )
    yield from dict.fromkeys(lacking)
    for gain in found.gains:
        yield f"  + {gain}"
    yield f"  = {found.price}"


def _data(found: Comparison, document: Document) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "possible": not found.misfit and not found.lacks,
        "misfit": found.misfit,
        "lacks": [
            {"what": each.lack.what, "instead": each.lack.instead, "source": source(each.path, document)}
            for each in found.lacks
        ],
        "gains": list(found.gains),
        "price": found.price,
    }
