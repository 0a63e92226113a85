"""From type hints to shapes."""

import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from gatewright.load.collections import KeyedShape, ListShape, MapShape
from gatewright.load.models import ModelShape
from gatewright.load.scalars import AnyShape, ChoiceShape, JsonShape, NothingShape, PlainShape, ValueShape
from gatewright.load.shape import Shape
from gatewright.load.union import TaggedShape, union
from gatewright.spec.model import Json, Nothing, Tagged
from gatewright.spec.values.value import Value

_PLAIN = (str, int, float, bool)


def shape_of(hint: Any) -> Shape:
    """The shape that a type hint describes."""
    return _shape_of(hint, repr(hint))


@cache
def _shape_of(hint: Any, _: str) -> Shape:
    """The shape of a hint, by how it is spelt too: literals are equal whatever their order, which messages keep."""
    if hint is Any:
        return AnyShape()
    if hint == Json:
        return JsonShape()
    if hint is Nothing:
        return NothingShape()
    if hint in _PLAIN:
        return PlainShape(hint)
    if isinstance(hint, type):
        cls = cast(type[Any], hint)
        return ValueShape(cls) if issubclass(cls, Value) else ModelShape(cls, shape_of)
    return _shape_of_generic(get_origin(hint), get_args(hint))


def _shape_of_generic(origin: Any, arguments: tuple[Any, ...]) -> Shape:
    if origin is Literal:
        return ChoiceShape(arguments)
    if origin is Annotated and isinstance(arguments[1], Tagged):
        return TaggedShape(arguments[1], shape_of)
    if origin is Annotated:
        return ValueShape(arguments[1], as_text=True)
    if origin is tuple:
        return ListShape(shape_of(arguments[0]))
    if origin is Mapping:
        return MapShape(tuple(_keyed(*arguments)))
    if origin in (Union, types.UnionType):
        return union(shape_of(member) for member in arguments if member is not type(None))
    raise TypeError(f"no shape for {origin}[{arguments}]")


def _keyed(key: Any, value: Any) -> list[KeyedShape]:
    """The entries of a map: several kinds of key pair with as many kinds of value, in order."""
    key_types = get_args(key)[1:] if get_origin(key) is Annotated else (None,)
    values = get_args(value) if len(key_types) > 1 else (value,)
    return [KeyedShape(key_type, shape_of(item)) for key_type, item in zip(key_types, values, strict=True)]
