"""Queries of the plain CloudFormation resources in a spec."""

from collections.abc import Mapping

from gatewright.document.plain_data import is_mapping
from gatewright.gateway import Unit
from gatewright.spec.model import Json
from gatewright.spec.reference import ResourceReference


def own_type(unit: Unit, reference: object) -> str | None:
    """The type of a resource that the spec itself defines."""
    body = _body(unit, reference)
    return str(body["Type"]) if body else None


def own_properties(unit: Unit, reference: object) -> Mapping[str, object]:
    """The properties of a resource that the spec itself defines; empty if it has none."""
    properties = (_body(unit, reference) or {}).get("Properties")
    return properties if is_mapping(properties) else {}


def _body(unit: Unit, reference: object) -> Json | None:
    if not isinstance(reference, ResourceReference):
        return None
    name = reference.resource.resource
    return next((resource.body for resource in unit.resources if resource.name == name), None)
