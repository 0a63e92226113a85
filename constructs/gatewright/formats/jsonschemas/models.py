"""Models together: what no schema can know alone."""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gatewright.formats.jsonschemas.loops import Graph, all_targets, in_place_targets, loops
from gatewright.formats.jsonschemas.result import MODEL_REFERENCE
from gatewright.formats.jsonschemas.values import as_mapping

MAX_BYTES = 400 * 1024
"""How large all models of an API may be together."""

_SAYS_NOTHING = frozenset(("title", "description", "definitions"))


class ModelProblem(NamedTuple):
    """What is wrong with a model among the others."""

    name: str
    message: str
    help: str


def check_models(models: Mapping[str, Mapping[str, object]], *, imported: bool = True) -> tuple[ModelProblem, ...]:
    """What is wrong with lowered models, by name, that belong to one API."""
    return (*_empty(models), *_circles(models, imported=imported), *_too_large(models))


def _empty(models: Mapping[str, Mapping[str, object]]) -> Iterator[ModelProblem]:
    for name, schema in models.items():
        if schema.keys() <= _SAYS_NOTHING:
            help = "write at least `type: object`"
            yield ModelProblem(name, "the schema is empty: API Gateway requires properties or items", help)


def _circles(models: Mapping[str, Mapping[str, object]], *, imported: bool) -> Iterator[ModelProblem]:
    """Models that lead to themselves: made one by one, each would have to be there before the others."""
    for loop in loops(_same_value(models) if imported else _made_before(models)):
        members = list(dict.fromkeys(node.partition("#")[0] for node in loop))
        way = " → ".join((*members, members[0]))
        if imported:
            message = f"{way}: these references form a circle, so no value can be checked"
            help = "remove the circular reference"
        elif len(members) == 1:
            message, help = f"{way}: a model cannot refer to itself by its name", "write `$ref: '#'`"
        else:
            message = f"{way}: a model can refer only to models that are created before it"
            help = "put these schemas in one model, under `$defs`, or write `render: body`"
        yield ModelProblem(members[0], message, help)


def _made_before(models: Mapping[str, Mapping[str, object]]) -> Graph:
    """Which models a model refers to anywhere."""
    return {
        name: {
            target.removeprefix(MODEL_REFERENCE)
            for part in _parts(schema).values()
            for target in all_targets(part)
            if target.startswith(MODEL_REFERENCE)
        }
        for name, schema in models.items()
    }


def _same_value(models: Mapping[str, Mapping[str, object]]) -> Graph:
    """Where a value goes on to that is checked against a part of a model: `Order#/definitions/Item`."""
    return {
        name + place: {_node(name, target) for target in in_place_targets(part)}
        for name, schema in models.items()
        for place, part in _parts(schema).items()
    }


def _node(name: str, target: str) -> str:
    return f"{target.removeprefix(MODEL_REFERENCE)}#" if target.startswith(MODEL_REFERENCE) else name + target


def _parts(schema: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    """A schema and its definitions, by what a `$ref` to them is."""
    definitions = as_mapping(schema.get("definitions"))
    return {"#": schema, **{f"#/definitions/{name}": as_mapping(part) for name, part in definitions.items()}}


def _too_large(models: Mapping[str, Mapping[str, object]]) -> Iterator[ModelProblem]:
    sizes = {name: _size(schema) for name, schema in models.items()}
    total = sum(sizes.values())
    if total > MAX_BYTES:
        largest = max(sizes, key=lambda name: sizes[name])
        message = (
            f"the models are {_kilobytes(total)} together, and the limit per API is {_kilobytes(MAX_BYTES)}: "
            f"this one is the largest, with {_kilobytes(sizes[largest])}"
        )
        yield ModelProblem(largest, message, "move shared schemas to separate models, and shorten descriptions")


def _size(schema: Mapping[str, object]) -> int:
    return len(json.dumps(schema, ensure_ascii=False, separators=(",", ":")).encode())


def _kilobytes(size: int) -> str:
    return f"{-(-size // 1024)} KB"
