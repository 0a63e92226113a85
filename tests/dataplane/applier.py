"""Deploys a CloudFormation template by service calls, resource by resource.

The emulator's own CloudFormation says that it made things which it did not make. This one is dumb instead: it knows the
types and properties that Gatewright's REST templates have, and whatever else a template holds is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dataplane.intrinsics import PSEUDO_PARAMETERS, Made, UnknownPartError, mentioned, resolve
from dataplane.making import Clients, Maker
from dataplane.making_rest import MAKERS as REST
from dataplane.making_services import MAKERS as SERVICES

MAKERS: Mapping[str, Maker] = {**REST, **SERVICES}
SECTIONS = {"AWSTemplateFormatVersion", "Description", "Resources", "Outputs"}
ATTRIBUTES = {"Type", "Properties", "DependsOn", "Metadata", "DeletionPolicy", "UpdateReplacePolicy"}


@dataclass(frozen=True)
class Deployed:
    """What a template became."""

    made: Mapping[str, Made]
    types: Mapping[str, str]
    outputs: Mapping[str, str]

    def only(self, type: str) -> Made:
        """The one resource of a type."""
        (id,) = (id for id, of_type in self.types.items() if of_type == type)
        return self.made[id]


def apply(template: Mapping[str, Any], clients: Clients) -> Deployed:
    """Make everything that the template holds, each resource after those that it refers to."""
    _refuse(set(template) - SECTIONS, "the sections")
    resources: dict[str, dict[str, Any]] = template["Resources"]
    for id, resource in resources.items():
        _refuse(set(resource) - ATTRIBUTES, f"the attributes of {id}")
        _refuse({resource["Type"]} - set(MAKERS), f"the type of {id}")
    made: dict[str, Made] = {}
    for id in in_order(resources):
        properties = resolve(resources[id].get("Properties", {}), made)
        made[id] = MAKERS[resources[id]["Type"]](clients, id, properties)
    outputs = {id: str(resolve(output["Value"], made)) for id, output in template.get("Outputs", {}).items()}
    return Deployed(made, {id: resource["Type"] for id, resource in resources.items()}, outputs)


def in_order(resources: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The ids, each after those that it needs."""
    waiting = {id: _needs(resource) for id, resource in resources.items()}
    ordered: list[str] = []
    while waiting:
        ready = [id for id, needs in waiting.items() if needs <= set(ordered)]
        if not ready:
            raise UnknownPartError(f"what these wait for: {waiting}")
        ordered += ready
        for id in ready:
            del waiting[id]
    return ordered


def _needs(resource: Mapping[str, Any]) -> set[str]:
    written = resource.get("DependsOn", [])
    depends_on = {written} if isinstance(written, str) else set(written)
    return {*depends_on, *mentioned(resource.get("Properties", {}))} - set(PSEUDO_PARAMETERS)


def _refuse(unknown: set[str], what: str) -> None:
    if unknown:
        raise UnknownPartError(f"{what}: {', '.join(sorted(unknown))}")
