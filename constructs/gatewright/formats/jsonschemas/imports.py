"""What the import of an OpenAPI document makes of a schema that a model of its own would keep.

The import reads OpenAPI 3.0, whose schemas are a part of draft 4, and of that it leaves something out in turn.
"""

from collections.abc import Callable, Iterator, Mapping

from gatewright.document import Path
from gatewright.formats.jsonschemas.draft import Draft
from gatewright.formats.jsonschemas.loops import inner_schemas
from gatewright.formats.jsonschemas.result import Loss, LossKind
from gatewright.formats.jsonschemas.values import as_mapping, is_list

_AS_RESOURCES = "write `render: resources`, which creates each model as its own resource"

_DROPPED = (
    "minItems",
    "maxItems",
    "exclusiveMinimum",
    "patternProperties",
    "dependencies",
    "additionalItems",
)
_WRITTEN_AS = {
    "items": ("prefixItems", "items", "unevaluatedItems"),
    "additionalItems": ("additionalItems", "items", "unevaluatedItems"),
    "dependencies": ("dependentRequired", "dependentSchemas", "dependencies"),
    "patternProperties": ("patternProperties", "propertyNames"),
    "type": ("type", "nullable"),
}


def import_losses(
    schema: Mapping[str, object], origin: Callable[[Mapping[str, object]], Draft | None]
) -> Iterator[Loss]:
    """What of a lowered schema the import drops or refuses. `origin` knows which object a schema was made from."""
    waiting: list[tuple[Mapping[str, object], Draft | None]] = [(schema, None)]
    while waiting:
        current, outer = waiting.pop()
        draft = origin(current) or outer
        yield from _dropped(current, draft)
        inside = [inner for _, inner in inner_schemas(current)]
        inside += map(as_mapping, as_mapping(current.get("definitions")).values())
        waiting += [(inner, draft) for inner in reversed(inside)]


def _dropped(schema: Mapping[str, object], draft: Draft | None) -> Iterator[Loss]:
    for keyword in _DROPPED:
        if keyword in schema:
            yield _loss(f"`{keyword}` is not checked: the import of the OpenAPI body drops it", draft, keyword)
    if is_list(schema.get("items")):
        yield _loss("the import of the OpenAPI body drops the schemas of the first items", draft, "items")
    type = schema.get("type")
    if is_list(type) or type == "null":
        message = "the type is not checked: the import of the OpenAPI body supports neither several types nor null"
        yield _loss(message, draft, "type")
    for keyword in ("allOf", "anyOf", "oneOf"):
        if any(holder == keyword and "$ref" in inner for holder, inner in inner_schemas(schema)):
            message = f"the import of the OpenAPI body does not support `$ref` in `{keyword}`"
            help = f"write the schema out there, or {_AS_RESOURCES}"
            yield _loss(message, draft, keyword, help, LossKind.REFUSED)


def _loss(
    message: str,
    draft: Draft | None,
    keyword: str,
    help: str = _AS_RESOURCES,
    kind: LossKind = LossKind.IGNORED,
) -> Loss:
    """A loss at the keyword that made `keyword`, or else at the object that it is in."""
    if draft is None:
        return Loss((), message, help, kind)
    names = _WRITTEN_AS.get(keyword, (keyword,))
    steps: Path = next(((name,) for name in names if name in draft.source), ())
    return Loss((*draft.path, *steps), message, help, kind)
