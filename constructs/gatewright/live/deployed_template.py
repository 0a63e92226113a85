"""The template that a stack was deployed with last: what CloudFormation meant the stages to be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml
from msgspec import Struct

from gatewright.document.plain_data import is_mapping, members
from gatewright.live.calls import Caller
from gatewright.live.faults import FaultError, FaultKind, StoppedError
from gatewright.live.model import DeployedApi
from gatewright.live.series import items
from gatewright.live.stage_settings import WEB_ACL

STAGE_TYPES = {"AWS::ApiGateway::Stage": "RestApiId", "AWS::ApiGatewayV2::Stage": "ApiId"}
"""The types of stages, and the property that says of which API."""

ASSOCIATION = "AWS::WAFv2::WebACLAssociation"


class DeployedTemplate(Struct, frozen=True, kw_only=True):
    """A deployed template, if it could be read."""

    resources: Mapping[str, object] | None = None
    api: str | None = None
    """The logical id of the API."""
    fault: str = ""
    """Why it is not known."""

    def stage(self, name: str) -> Mapping[str, object] | None:
        """The properties of a stage, if there is one that can only be this one."""
        found: list[Mapping[str, object]] = []
        resources = self.resources or {}
        for id, each in resources.items():
            properties = members(members(each).get("Properties"))
            of = STAGE_TYPES.get(str(members(each).get("Type")))
            is_of_api = self.api is None or properties.get(of or "") == {"Ref": self.api}
            if of is not None and properties.get("StageName") == name and is_of_api:
                found.append(with_web_acl(id, properties, resources))
        return found[0] if len(found) == 1 else None


def with_web_acl(stage: str, properties: Mapping[str, object], resources: Mapping[str, object]) -> Mapping[str, object]:
    """The properties of a stage, by its logical id, with its web ACL: that is a resource beside it."""
    for each in resources.values():
        of = members(members(each).get("Properties"))
        named = json.dumps(of.get("ResourceArn"))
        if members(each).get("Type") == ASSOCIATION and (f"${{{stage}}}" in named or f'"{stage}"' in named):
            return {**properties, WEB_ACL: of.get("WebACLArn")}
    return properties


def deployed_template(caller: Caller, api: DeployedApi, stack: str | None) -> DeployedTemplate:
    """The template of the stack that the API belongs to; `stack` is where it is said to be, if AWS does not say so.

    If CloudFormation is down, it is not known.
    """
    caller = caller.hasty()
    found, fault = _resources(caller, api)
    own = next((each for each in found if each.get("PhysicalResourceId") == api.id), None)
    name = next((str(each["StackName"]) for each in found if "StackName" in each), stack)
    if name is None:
        return DeployedTemplate(fault=fault or "the API belongs to no stack")
    try:
        body = caller.read("cloudformation", "get_template", "TemplateBody", StackName=name)["TemplateBody"]
    except (FaultError, StoppedError) as error:
        return DeployedTemplate(fault=_told(error))
    resources = _read(body).get("Resources")
    if not is_mapping(resources):
        return DeployedTemplate(fault=f"the template of the stack {name} cannot be read")
    # AWS lists the first hundred resources of a stack, among which the API may not be.
    return DeployedTemplate(resources=resources, api=str(own["LogicalResourceId"]) if own is not None else None)


def _resources(caller: Caller, api: DeployedApi) -> tuple[list[Mapping[str, object]], str]:
    """The resources of the stack that an API belongs to, or why they are not known."""
    try:
        answer = caller.read("cloudformation", "describe_stack_resources", "StackResources", PhysicalResourceId=api.id)
    except (FaultError, StoppedError) as error:
        return [], _told(error)
    return list(items(answer["StackResources"])), ""


def _told(error: FaultError | StoppedError) -> str:
    """Why something cannot be known, if no other try and no other credentials help."""
    if isinstance(error, FaultError) and error.kind not in (FaultKind.REFUSED, FaultKind.MISSING):
        raise error
    return str(error)


def _read(body: object) -> Mapping[str, object]:
    """The template as data, whether it was deployed as JSON or as YAML."""
    if not isinstance(body, str):
        return members(body)
    try:
        return members(json.loads(body))
    except ValueError:
        pass
    try:
        return members(yaml.load(body, _Loader))  # noqa: S506 - a SafeLoader that knows the tags of CloudFormation
    except yaml.YAMLError:
        return {}


class _Loader(yaml.SafeLoader):
    """Reads the short forms of intrinsic functions as the long ones."""


def _intrinsic(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> dict[str, Any]:
    match node:
        case yaml.ScalarNode():
            value: Any = loader.construct_scalar(node)
        case yaml.SequenceNode():
            value = loader.construct_sequence(node, deep=True)
        case yaml.MappingNode():
            value = loader.construct_mapping(node, deep=True)
        case _:
            value = None
    return {tag if tag in ("Ref", "Condition") else f"Fn::{tag}": value}


_Loader.add_multi_constructor("!", _intrinsic)  # pyright: ignore[reportUnknownMemberType]
