"""The lowering of a schema: each object by the families of its keywords, then the definitions that it refers to."""

from collections.abc import Callable, Collection, Mapping
from copy import deepcopy

from gatewright.diagnostics.nearest import nearest
from gatewright.document import Path
from gatewright.formats.jsonschemas import annotations, arrays, combinations, kinds, limits, objects, references
from gatewright.formats.jsonschemas.definitions import ROOT, Definitions
from gatewright.formats.jsonschemas.draft import Draft, Work
from gatewright.formats.jsonschemas.imports import import_losses
from gatewright.formats.jsonschemas.loops import Graph, all_targets, in_place_targets, loops, reachable
from gatewright.formats.jsonschemas.result import MODEL_REFERENCE, Loss, LossKind, Lowered, Schema
from gatewright.formats.jsonschemas.values import MAX_DEPTH, as_mapping, describe, is_mapping, too_deep

_FAMILIES: tuple[tuple[frozenset[str], Callable[[Draft], None]], ...] = (
    (references.KEYWORDS, references.lower_references),
    (annotations.KEYWORDS, annotations.lower_annotations),
    (kinds.KEYWORDS, kinds.lower_kinds),
    (limits.KEYWORDS, limits.lower_limits),
    (arrays.KEYWORDS, arrays.lower_arrays),
    (objects.KEYWORDS, objects.lower_objects),
    (combinations.KEYWORDS, combinations.lower_combinations),
)
_KNOWN = frozenset[str]().union(*(keywords for keywords, _ in _FAMILIES))

_DRAFT_4 = "http://json-schema.org/draft-04/schema#"
_OLDER_DRAFTS = ("draft-04", "draft-06", "draft-07")
_NEWER_DRAFTS = ("draft/2019-09", "draft/2020-12", "spec.openapis.org/oas/3.1")


def lower_schema(schema: object, *, models: Collection[str] = (), imported: bool = True) -> Lowered:
    """A schema in the draft that the service reads. The input is not changed.

    `models` are the names that a `$ref` may lead to. An imported schema is part of an OpenAPI document: the service's
    import takes less than its models do.
    """
    if too_deep(schema):
        loss = Loss(ROOT, f"this is nested more than {MAX_DEPTH} levels deep", "", LossKind.REFUSED)
        return Lowered({}, (loss,), ())
    return _Lowering(schema, models).run(imported=imported)


class _Lowering:
    """The lowering of one whole schema."""

    def __init__(self, root: object, models: Collection[str]) -> None:
        self._root = root
        self._work = Work(self._lower, root, Definitions(root), models)
        self._origins: dict[int, tuple[Schema, Draft]] = {}

    def run(self, *, imported: bool) -> Lowered:
        """The root, then what it refers to, and what that refers to."""
        work = self._work
        work.siblings = self._reads_siblings()
        schema = self._lower(self._root, ROOT)
        places: dict[str, Path] = {}
        definitions: dict[str, Schema] = {}
        for name, path, value in work.definitions.waiting():
            places[name] = path
            definitions[name] = self._lower(value, path)
        schema = self._without_loops(schema, definitions, places)
        schema = self._inlined(schema, definitions)
        used = reachable(schema, definitions)
        if used:
            schema["definitions"] = {name: inner for name, inner in definitions.items() if name in used}
        if imported:
            work.losses += import_losses(schema, self._origin)
        if used:  # the root may have been one of them: nothing is to stand in a schema twice
            schema["definitions"] = deepcopy(schema["definitions"])
        return Lowered(schema, tuple(dict.fromkeys(work.losses)), tuple(sorted(_models_in(schema))))

    def _lower(self, value: object, path: Path) -> Schema:
        if value is True:
            return {}
        if value is False:
            return {"not": {}}
        if not is_mapping(value):
            message = f"a schema must be an object or a boolean, not {describe(value)}"
            self._work.losses.append(Loss(path, message, "", LossKind.REFUSED))
            return {}
        draft = Draft(value, path, self._work)
        if "$ref" in value and not self._work.siblings:
            draft.source = _alone(draft)
        for keywords, family in _FAMILIES:
            if not keywords.isdisjoint(draft.source):
                family(draft)
        _unknown_keywords(draft)
        result = _assembled(draft)
        self._origins[id(result)] = (result, draft)
        return result

    def _reads_siblings(self) -> bool:
        """Whether the schema is of a draft that reads keywords next to a `$ref`."""
        draft = self._root.get("$schema", "") if is_mapping(self._root) else ""
        if not isinstance(draft, str) or not draft:
            return True
        older = any(name in draft for name in _OLDER_DRAFTS)
        if not older and not any(name in draft for name in _NEWER_DRAFTS):
            message = f"unknown draft {draft!r}: the schema is read as draft 2020-12"
            help = f"write `$schema: {_DRAFT_4}` or a later draft, or remove it"
            self._work.losses.append(Loss(("$schema",), message, help, LossKind.IGNORED))
        return not older

    def _without_loops(self, schema: Schema, definitions: dict[str, Schema], places: dict[str, Path]) -> Schema:
        """The root and the definitions, where they lead to themselves without looking at a smaller value first."""
        nodes = {"#": schema, **{f"#/definitions/{name}": inner for name, inner in definitions.items()}}
        graph: Graph = {name: in_place_targets(node) for name, node in nodes.items()}
        for loop in loops(graph):
            name = loop[0].rpartition("/")[2]
            message = "this `$ref` refers back to itself, so no value can be checked"
            path = ROOT if name == "#" else places[name]
            self._work.losses.append(Loss(path, message, "remove the circular reference", LossKind.REFUSED))
            if name == "#":
                schema = {}
            else:
                definitions[name] = {}
        return schema

    def _inlined(self, schema: Schema, definitions: dict[str, Schema]) -> Schema:
        """A root that is nothing but a reference into itself, as what it refers to."""
        inlined = schema
        target = references.only_reference(schema)
        while target is not None and target.startswith("#/definitions/"):
            inlined = definitions[target.removeprefix("#/definitions/")]
            target = references.only_reference(inlined)
        schema = dict(inlined)
        if id(inlined) in self._origins:
            self._origins[id(schema)] = (schema, self._origins[id(inlined)][1])
        return schema

    def _origin(self, schema: Mapping[str, object]) -> Draft | None:
        found = self._origins.get(id(schema))
        return found[1] if found else None


def _models_in(schema: Schema) -> set[str]:
    parts = (schema, *map(as_mapping, as_mapping(schema.get("definitions")).values()))
    targets = {target for part in parts for target in all_targets(part)}
    return {target.removeprefix(MODEL_REFERENCE) for target in targets if target.startswith(MODEL_REFERENCE)}


def _alone(draft: Draft) -> dict[str, object]:
    """A reference in an older draft: keywords next to it have no effect."""
    checks = [key for key in draft.source if key in _KNOWN - annotations.KEYWORDS - references.KEYWORDS]
    for keyword in checks:
        draft.ignored(f"`{keyword}` has no effect next to `$ref` in this draft", "put both in `allOf`", keyword)
    return {"$ref": draft.source["$ref"]}


def _unknown_keywords(draft: Draft) -> None:
    for keyword in draft.source:
        if keyword in _KNOWN or keyword.startswith("x-"):
            continue
        close = nearest(keyword, _KNOWN)
        if close is not None and abs(len(close) - len(keyword)) <= 2:
            draft.lost(f"`{keyword}` is not a JSON Schema keyword", f"did you mean `{close}`?", keyword)
        else:
            message = f"`{keyword}` is not a JSON Schema keyword: it is left out"
            draft.ignored(message, "remove it, or start its name with `x-`", keyword)


def _assembled(draft: Draft) -> Schema:
    """All that a schema object says in one object: what has no room of its own goes into `allOf`."""
    out = draft.out
    rest: list[Schema] = []
    for schema in draft.also:
        keyword = next(iter(schema))
        if len(schema) == 1 and keyword not in out and keyword != "$ref":
            out |= schema
        elif keyword == "$ref" and not (out.keys() - set(annotations.KEPT)) and len(draft.also) == 1:
            return schema
        else:
            rest.append(schema)
    if rest:
        own = out.pop("allOf", [])
        assert isinstance(own, list)
        out["allOf"] = [*rest, *own]
    return out
