"""Whether an example fits its model: a lowered schema, as the service reads it.

This is a validator for what `lower_schema` gives, and for nothing else. It says what is wrong with an example in the
words of a spec, costs nothing to import, and trusts that the schema is one.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Path
from gatewright.formats.jsonschemas.fitting import plain_misfits
from gatewright.formats.jsonschemas.patterns import found_in
from gatewright.formats.jsonschemas.result import MODEL_REFERENCE
from gatewright.formats.jsonschemas.values import (
    MAX_DEPTH,
    as_list,
    as_mapping,
    describe,
    identity,
    is_list,
    is_mapping,
    too_deep,
)

Models = Mapping[str, Mapping[str, object]]
"""Lowered schemas, by the names that others refer to them by."""

_NO_MODELS: Models = MappingProxyType({})


class Misfit(NamedTuple):
    """Where in an example something does not fit, and what."""

    path: Path
    message: str


def validate_example(schema: Mapping[str, object], example: object, models: Models = _NO_MODELS) -> tuple[Misfit, ...]:
    """What in an example does not fit a lowered schema. References to models that are not given take any value."""
    if too_deep(example):
        return (Misfit((), f"this is nested more than {MAX_DEPTH} levels deep"),)
    try:
        return tuple(dict.fromkeys(_misfits(_Site(schema, example, (), schema, models))))
    except RecursionError:
        return (Misfit((), "this cannot be checked: too many references refer to each other"),)


class _Site(NamedTuple):
    """A value, and the schema that it is to fit."""

    schema: Mapping[str, object]
    value: object
    path: Path
    document: Mapping[str, object]
    """What `#` in the schema is."""
    models: Models
    via: frozenset[int] = frozenset()
    """The schemas that have been referred to on the way to this one, at this value."""

    def same(self, schema: object) -> "_Site":
        """Another schema for the same value."""
        return self._replace(schema=as_mapping(schema))

    def inside(self, schema: object, value: object, step: str | int) -> "_Site":
        """A schema for something inside the value."""
        return self.same(schema)._replace(value=value, path=(*self.path, step), via=frozenset())

    def misfit(self, message: str) -> Misfit:
        """Something about the value itself."""
        return Misfit(self.path, message)


def _misfits(site: _Site) -> Iterator[Misfit]:
    if isinstance(site.schema.get("$ref"), str):
        target = _referred(site, str(site.schema["$ref"]))
        if target is not None:
            yield from _misfits(target)
        return
    for message in plain_misfits(site.schema, site.value):
        yield site.misfit(message)
    if is_list(site.value):
        yield from _in_array(site, site.value)
    if is_mapping(site.value):
        yield from _in_object(site, site.value)
    yield from _combined(site)


def _referred(site: _Site, reference: str) -> _Site | None:
    """What a reference leads to; nothing if it is unknown, or if the value has been there."""
    document: object = site.document
    schema: object = document
    if reference.startswith(MODEL_REFERENCE):
        schema = document = site.models.get(reference.removeprefix(MODEL_REFERENCE))
    elif reference != "#":
        definitions = as_mapping(site.document.get("definitions"))
        schema = definitions.get(reference.removeprefix("#/definitions/"))
    if not is_mapping(schema) or not is_mapping(document) or id(schema) in site.via:
        return None
    return site._replace(schema=schema, document=document, via=site.via | {id(schema)})


def _in_array(site: _Site, items: list[object]) -> Iterator[Misfit]:
    schema = site.schema
    least, most = schema.get("minItems", 0), schema.get("maxItems", len(items))
    assert isinstance(least, int)
    assert isinstance(most, int)
    if not least <= len(items) <= most:
        yield site.misfit(f"this has {len(items)} items, and must have {_between(schema, 'minItems', 'maxItems')}")
    if schema.get("uniqueItems") is True and len(set(map(identity, items))) < len(items):
        yield site.misfit("an item is listed twice")
    of_items = schema.get("items", {})
    for index, item in enumerate(items):
        if not is_list(of_items):
            yield from _misfits(site.inside(of_items, item, index))
        elif index < len(of_items):
            yield from _misfits(site.inside(of_items[index], item, index))
        elif schema.get("additionalItems") is False:
            yield Misfit((*site.path, index), f"there may be only {len(of_items)} items")
        else:
            yield from _misfits(site.inside(schema.get("additionalItems"), item, index))


def _in_object(site: _Site, members: Mapping[str, object]) -> Iterator[Misfit]:
    schema = site.schema
    least, most = schema.get("minProperties", 0), schema.get("maxProperties", len(members))
    assert isinstance(least, int)
    assert isinstance(most, int)
    if not least <= len(members) <= most:
        wanted = _between(schema, "minProperties", "maxProperties")
        yield site.misfit(f"this has {len(members)} properties, and must have {wanted}")
    yield from (site.misfit(f"`{name}` is missing") for name in _names(schema.get("required")) if name not in members)
    for name, value in members.items():
        yield from _in_property(site, name, value)
    for name, needs in as_mapping(schema.get("dependencies")).items():
        if name in members and is_mapping(needs):
            yield from _misfits(site.same(needs))
        elif name in members:
            missing = [other for other in _names(needs) if other not in members]
            yield from (site.misfit(f"`{other}` is missing, which is required with `{name}`") for other in missing)


def _in_property(site: _Site, name: str, value: object) -> Iterator[Misfit]:
    named = as_mapping(site.schema.get("properties"))
    by_pattern = as_mapping(site.schema.get("patternProperties"))
    schemas = [named[name]] if name in named else []
    schemas += [schema for pattern, schema in by_pattern.items() if found_in(pattern, name)]
    others = site.schema.get("additionalProperties", True)
    if not schemas and others is False:
        hint = suggestion(name, named)
        yield Misfit((*site.path, name), f"the model has no property {name!r}{': ' if hint else ''}{hint}")
    for schema in schemas or [others]:
        yield from _misfits(site.inside(schema, value, name))


def _combined(site: _Site) -> Iterator[Misfit]:
    schema = site.schema
    for inner in as_list(schema.get("allOf")):
        yield from _misfits(site.same(inner))
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            yield from _chosen(site, keyword, as_list(schema[keyword]))
    if "not" in schema and not any(_misfits(site.same(schema["not"]))):
        yield site.misfit(f"this matches the schema of `not`: {describe(site.value)}")


def _chosen(site: _Site, keyword: str, schemas: list[object]) -> Iterator[Misfit]:
    tried = [tuple(_misfits(site.same(schema))) for schema in schemas]
    fitting = tried.count(())
    if not fitting:
        close = [misfits for misfits in tried if all(misfit.path != site.path for misfit in misfits)]
        if len(close) == 1:
            yield from close[0]
        else:
            yield site.misfit(f"this matches none of the {len(schemas)} schemas of `{keyword}`: {describe(site.value)}")
    elif keyword == "oneOf" and fitting > 1:
        yield site.misfit(f"this matches {fitting} schemas of `oneOf`, and must match one: {describe(site.value)}")


def _between(schema: Mapping[str, object], least: str, most: str) -> str:
    if least in schema and most in schema:
        return f"{schema[least]} to {schema[most]}"
    return f"at least {schema[least]}" if least in schema else f"at most {schema[most]}"


def _names(value: object) -> list[str]:
    return [name for name in as_list(value) if isinstance(name, str)]
