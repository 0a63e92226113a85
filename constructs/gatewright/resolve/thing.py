"""ARNs, and resources of the spec, where a thing of another kind belongs."""

from collections.abc import Mapping

from msgspec import Struct

from gatewright.gateway import Arn, Outside
from gatewright.resolve.words import a
from gatewright.spec.reference import Attribute, ResourceReference
from gatewright.spec.things import Thing, thing_of_type


class Fault(Struct, frozen=True):
    """What is wrong with a reference, and what to write instead."""

    message: str
    help: str


def fault_in(found: Outside, thing: Thing, types: Mapping[str, str]) -> Fault | None:
    """What is wrong with a reference to this thing, as far as it shows. `types` are those of the spec's resources."""
    match found:
        case Arn(arn) if "${" not in arn and not thing.is_known_by(arn):
            return Fault(f"{arn!r} is not the ARN of {a(thing.name)}", _form(thing))
        case ResourceReference(resource=resource):
            return _fault_in_resource(resource, thing, types[resource.resource])
        case _:
            return None


def _fault_in_resource(resource: Attribute, thing: Thing, type: str) -> Fault | None:
    name, attribute = resource.resource, resource.attribute
    right = thing.resources.get(type)
    if right is None:
        is_other = thing_of_type(type) is not None
        return Fault(f"{name!r} is of type {type}, which is not {a(thing.name)}", _form(thing)) if is_other else None
    if attribute in right:
        return None
    what = f"`{resource}`" if attribute else f"`Ref` of `{name}`"
    return Fault(f"{what} is not the ARN of the {thing.name}", f"write `{{resource: {name}.{right[-1]}}}`")


def _form(thing: Thing) -> str:
    return f"write `{thing.example}`, or a reference to {a(thing.name)}"
