"""What is wrong with a value by itself: its type, and the limits on numbers and texts."""

from collections.abc import Iterator, Mapping

from gatewright.formats.jsonschemas.formats import has_format
from gatewright.formats.jsonschemas.patterns import found_in
from gatewright.formats.jsonschemas.values import describe, identity, is_list, is_mapping, is_number

_ARTICLES = {"array": "a list", "integer": "an integer", "null": "null", "object": "an object", "string": "a string"}
_SHOWN = 8


def plain_misfits(schema: Mapping[str, object], value: object) -> Iterator[str]:
    """What does not fit, not looking inside lists and mappings."""
    types = schema.get("type")
    allowed = [str(name) for name in types] if is_list(types) else [str(types)]
    if types is not None and not any(_is(value, name) for name in allowed):
        wanted = " or ".join(_ARTICLES.get(name, f"a {name}") for name in allowed)
        yield f"this must be {wanted}, not {describe(value)}"
        return
    values = schema.get("enum")
    if is_list(values) and identity(value) not in map(identity, values):
        shown = ", ".join(describe(choice) for choice in values[:_SHOWN])
        more = ", …" if len(values) > _SHOWN else ""
        yield f"this must be {'one of ' if len(values) > 1 else ''}{shown}{more}, not {describe(value)}"
    if is_number(value):
        yield from _number(schema, value)
    if isinstance(value, str):
        yield from _text(schema, value)


def _is(value: object, type: str) -> bool:
    match type:
        case "null":
            return value is None
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return is_number(value) and isinstance(value, int)
        case "number":
            return is_number(value)
        case "string":
            return isinstance(value, str)
        case "array":
            return is_list(value)
        case _:
            return is_mapping(value)


def _number(schema: Mapping[str, object], value: float) -> Iterator[str]:
    least, most, factor = schema.get("minimum"), schema.get("maximum"), schema.get("multipleOf")
    if is_number(least):
        above = schema.get("exclusiveMinimum") is True
        if value < least or (above and value == least):
            yield f"this must be {'more than' if above else 'at least'} {least}, not {value}"
    if is_number(most):
        below = schema.get("exclusiveMaximum") is True
        if value > most or (below and value == most):
            yield f"this must be {'less than' if below else 'at most'} {most}, not {value}"
    if is_number(factor) and not _is_multiple(value, factor):
        yield f"this must be a multiple of {factor}, not {value}"


def _is_multiple(value: float, factor: float) -> bool:
    from fractions import Fraction  # noqa: PLC0415 - few schemas ask for it

    return (Fraction(str(value)) / Fraction(str(factor))).denominator == 1


def _text(schema: Mapping[str, object], value: str) -> Iterator[str]:
    least, most = schema.get("minLength"), schema.get("maxLength")
    if isinstance(least, int) and len(value) < least:
        yield f"this must be at least {least} characters long, not {len(value)}: {describe(value)}"
    if isinstance(most, int) and len(value) > most:
        yield f"this must be at most {most} characters long, not {len(value)}: {describe(value)}"
    pattern, format = schema.get("pattern"), schema.get("format")
    if isinstance(pattern, str) and not found_in(pattern, value):
        yield f"{describe(value)} does not match the pattern {pattern!r}"
    if isinstance(format, str) and not has_format(value, format):
        yield f"{describe(value)} does not match the format `{format}`"
