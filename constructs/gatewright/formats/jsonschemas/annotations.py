"""Keywords that check nothing: they are for people and for other programs."""

from gatewright.formats.jsonschemas.draft import Draft

KEPT = ("title", "description")
"""What the service takes and shows, and generates clients from."""

KEYWORDS = frozenset(
    (
        *KEPT,
        "$schema",
        "$comment",
        "$vocabulary",
        "$anchor",
        "$dynamicAnchor",
        "$recursiveAnchor",
        "$defs",
        "definitions",
        "default",
        "deprecated",
        "discriminator",
        "example",
        "examples",
        "externalDocs",
        "readOnly",
        "writeOnly",
        "xml",
    )
)
"""The service refuses most of these; the rest it has no use for, or they have been read elsewhere."""


def lower_annotations(draft: Draft) -> None:
    """Keep what the service takes."""
    for keyword in KEPT:
        text = draft.text(keyword)
        if text is not None:
            draft.out[keyword] = text
