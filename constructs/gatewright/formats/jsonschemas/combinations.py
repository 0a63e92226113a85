"""Schemas made of schemas: `allOf`, `anyOf`, `oneOf`, `not`, and conditions."""

from copy import deepcopy

from gatewright.formats.jsonschemas.draft import Draft
from gatewright.formats.jsonschemas.values import is_list

KEYWORDS = frozenset(("allOf", "anyOf", "oneOf", "not", "if", "then", "else"))

MAX_CONDITIONS = 4
"""How many `if`s may be inside each other: each can double what is around it."""


def lower_combinations(draft: Draft) -> None:
    """Lower what is made of schemas."""
    for keyword in ("allOf", "anyOf", "oneOf"):
        schemas = draft.sequence(keyword)
        if schemas:
            draft.out[keyword] = [draft.lower(schema, keyword, index) for index, schema in enumerate(schemas)]
        elif is_list(draft.source.get(keyword)):
            draft.refused(f"`{keyword}` is empty", "list schemas, or remove it", keyword)
    if "not" in draft.source:
        draft.out["not"] = draft.lower(draft.source["not"], "not")
    if "if" in draft.source:
        _condition(draft)
    else:
        for keyword in ("then", "else"):
            if keyword in draft.source:
                draft.ignored(f"`{keyword}` has no effect without `if`", "add `if`, or remove it", keyword)


def _condition(draft: Draft) -> None:
    """If A then B else C: B or not A, and C or A."""
    work = draft.work
    if work.conditions == MAX_CONDITIONS:
        message = f"conditions are more than {MAX_CONDITIONS} deep: in draft 4 each doubles the schema around it"
        draft.lost(message, "use `oneOf`, with one schema per case", "if")
        return
    if "then" not in draft.source and "else" not in draft.source:
        return
    work.conditions += 1
    condition = draft.lower(draft.source["if"], "if")
    if "then" in draft.source:
        draft.also.append({"anyOf": [{"not": deepcopy(condition)}, draft.lower(draft.source["then"], "then")]})
    if "else" in draft.source:
        draft.also.append({"anyOf": [condition, draft.lower(draft.source["else"], "else")]})
    work.conditions -= 1
