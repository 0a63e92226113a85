"""Limits on numbers and texts."""

from gatewright.formats.jsonschemas.draft import Draft
from gatewright.formats.jsonschemas.patterns import good_pattern
from gatewright.formats.jsonschemas.values import is_number

KEYWORDS = frozenset(
    (
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minLength",
        "maxLength",
        "pattern",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
    )
)


def lower_limits(draft: Draft) -> None:
    """Lower limits."""
    _bound(draft, "minimum", "exclusiveMinimum", 1)
    _bound(draft, "maximum", "exclusiveMaximum", -1)
    _factor(draft)
    for keyword in ("minLength", "maxLength"):
        count = draft.count(keyword)
        if count is not None:
            draft.out[keyword] = count
    if "pattern" in draft.source and good_pattern(draft, draft.source["pattern"], "pattern"):
        draft.out["pattern"] = draft.source["pattern"]
    for keyword in ("contentEncoding", "contentMediaType", "contentSchema"):
        if keyword in draft.source:
            draft.ignored(f"API Gateway does not check `{keyword}`: it is left out", "", keyword)


def _bound(draft: Draft, keyword: str, exclusive: str, sign: int) -> None:
    """A limit. Newer drafts write a second, exclusive limit; draft 4 has one, and whether it is exclusive."""
    limit = draft.number(keyword)
    strict = draft.source.get(exclusive, False)
    if isinstance(strict, bool):
        if strict and limit is None:
            help = f"write `{exclusive}: <number>`, or add `{keyword}`"
            draft.refused(f"`{exclusive}: true` needs `{keyword}`, which is missing", help, exclusive)
    elif not is_number(strict):
        draft.refused(f"`{exclusive}` must be a number", "", exclusive)
        strict = False
    elif limit is None or strict * sign >= limit * sign:
        limit, strict = strict, True
    else:
        strict = False
    if limit is not None:
        draft.out |= {keyword: limit, exclusive: True} if strict else {keyword: limit}


def _factor(draft: Draft) -> None:
    factor = draft.number("multipleOf")
    if factor is not None and factor <= 0:
        draft.refused("`multipleOf` must be a number above 0", "", "multipleOf")
    elif factor is not None:
        draft.out["multipleOf"] = factor
