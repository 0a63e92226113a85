"""Value types: what they write they read."""

from typing import Any

import pytest

from gatewright.load.collections import MapShape
from gatewright.load.of import shape_of
from gatewright.load.scalars import ValueShape
from gatewright.load.shape import Shape
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.roots import ROOTS
from gatewright.spec.values.value import BadValueError, Value, Written


def value_types(shape: Shape, seen: set[object]) -> set[type[Value]]:
    """The value types inside a shape."""
    if shape in seen:
        return set()
    seen.add(shape)
    own = {shape.type} if isinstance(shape, ValueShape) else set[type[Value]]()
    keys = {kind.key for kind in shape.kinds if kind.key} if isinstance(shape, MapShape) else set[type[Value]]()
    return own.union(keys, *(value_types(inner, seen) for inner in shape.inner()))


def examples(type_: type[Value]) -> list[Any]:
    """What its JSON Schema shows."""
    found: Any = type_.SCHEMA.get("examples", ())
    return list(found)


SEEN: set[object] = set()
TYPES = set[type[Value]]().union(*(value_types(shape_of(root), SEEN) for root in (GatewaySpec, *ROOTS.values())))
SORTED = sorted(TYPES, key=lambda type_: type_.__name__)
EXAMPLES = [
    pytest.param(type_, example, id=f"{type_.__name__}-{example}") for type_ in SORTED for example in examples(type_)
]


@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_a_value_as_it_is_spelled_is_the_same_value(type_: type[Value], example: Written) -> None:
    value = type_.parse(example)
    assert type_.parse(str(value)) == value


@pytest.mark.parametrize("type_", SORTED)
def test_a_boolean_is_shown_as_yaml_spells_it(type_: type[Value]) -> None:
    try:
        shown = str(type_.parse(written=True))
    except BadValueError as error:
        shown = f"{error.message} {error.help}"
    assert "True" not in shown
