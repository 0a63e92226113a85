"""What is known of the plain CloudFormation that a spec brings along."""

from collections.abc import Mapping

from gatewright.document.plain_data import is_mapping
from gatewright.gateway import Unit
from gatewright.spec.model import Json
from gatewright.spec.reference import ResourceReference


def own_type(unit: Unit, reference: object) -> str | None:
    """The type of a thing that the spec itself brings along."""
    body = _body(unit, reference)
    return str(body["Type"]) if body else None


def own_properties(unit: Unit, reference: object) -> Mapping[str, object]:
    """The properties of a thing that the spec itself brings along, as far as they are there."""
    properties = (_body(unit, reference) or {}).get("Properties")
    return properties if is_mapping(properties) else {}


def _body(unit: Unit, reference: object) -> Json | None:
    if not isinstance(reference, ResourceReference):
        return None
    name = reference.resource.resource
    return next((resource.body for resource in unit.resources if resource.name == name), None)
