"""What is in an array."""

from gatewright.formats.jsonschemas.draft import IN_PLACE, Draft
from gatewright.formats.jsonschemas.values import is_list

KEYWORDS = frozenset(
    (
        "items",
        "prefixItems",
        "additionalItems",
        "unevaluatedItems",
        "minItems",
        "maxItems",
        "uniqueItems",
        "contains",
        "minContains",
        "maxContains",
    )
)


def lower_arrays(draft: Draft) -> None:
    """Lower what an array says of its items."""
    _items(draft)
    for keyword in ("minItems", "maxItems"):
        count = draft.count(keyword)
        if count is not None:
            draft.out[keyword] = count
    if draft.flag("uniqueItems"):
        draft.out["uniqueItems"] = True
    _contains(draft)


def _items(draft: Draft) -> None:
    """The first items each by a schema of its own, the rest by one: `items` and `additionalItems` in draft 4."""
    first = "items" if is_list(draft.source.get("items")) else "prefixItems"
    schemas = [draft.lower(schema, first, index) for index, schema in enumerate(draft.sequence(first))]
    rest = _rest(draft, first)
    if schemas:
        draft.out["items"] = schemas
        if rest is not None:
            value = draft.source[rest]
            draft.out["additionalItems"] = value if isinstance(value, bool) else draft.lower(value, rest)
    elif rest is not None:
        draft.out["items"] = draft.lower(draft.source[rest], rest)


def _rest(draft: Draft, first: str) -> str | None:
    """The keyword that speaks of the rest of the items."""
    source = draft.source
    if first == "items" and "prefixItems" in source:
        help = "write one schema under `items`: it applies to the items after `prefixItems`"
        draft.refused("`items` cannot be a list of schemas together with `prefixItems`", help, "items")
    if first == "prefixItems" and "additionalItems" in source:
        help = "write `items`" if "prefixItems" in source else "remove it"
        draft.ignored("`additionalItems` has no effect where `items` is not a list", help, "additionalItems")
    rest = "additionalItems" if first == "items" else "items"
    if rest in source:
        return rest
    if source.get("unevaluatedItems", True) is True:
        return None
    others = sorted((IN_PLACE | {"contains"}) & source.keys())
    if not others:
        return "unevaluatedItems"
    message = f"draft 4 does not support `unevaluatedItems` with `{others[0]}`"
    draft.lost(message, f"describe the remaining items with `{rest}`", "unevaluatedItems")
    return None


def _contains(draft: Draft) -> None:
    """That some item fits: that not all of them do not."""
    least, most = draft.count("minContains"), draft.count("maxContains")
    if "contains" not in draft.source:
        return
    if least != 0:
        inner = draft.lower(draft.source["contains"], "contains")
        draft.also.append({"not": {"type": "array", "items": {"not": inner}}})
    if least is not None and least > 1:
        draft.lost("draft 4 cannot count the items that match `contains`: one is enough", "", "minContains")
    if most is not None:
        draft.lost("draft 4 cannot count the items that match `contains`: any number is valid", "", "maxContains")
