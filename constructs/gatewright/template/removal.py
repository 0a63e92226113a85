"""What an update of a stack takes away from clients: their API keys, and the names and URLs that they call.

CloudFormation deletes a resource that is no longer in the template, and one of whose create-only properties changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from gatewright.document.plain_data import is_mapping

_Resources = Mapping[str, Mapping[str, object]]


class Held(Struct, frozen=True):
    """A type of resource that clients depend on."""

    what: str
    """What it is called, with its properties in braces."""
    create_only: tuple[str, ...] = ()
    """The properties that CloudFormation can only set when it creates the resource."""


HELD: Mapping[str, Held] = {
    "AWS::ApiGateway::RestApi": Held("the API {Name}"),
    "AWS::ApiGatewayV2::Api": Held("the API {Name}", ("ProtocolType",)),
    "AWS::ApiGateway::Stage": Held("the stage {StageName} of {RestApiId}", ("RestApiId", "StageName")),
    "AWS::ApiGatewayV2::Stage": Held("the stage {StageName} of {ApiId}", ("ApiId", "StageName")),
    "AWS::ApiGateway::DomainName": Held("the custom domain {DomainName}", ("DomainName",)),
    "AWS::ApiGateway::DomainNameV2": Held(
        "the private custom domain {DomainName}", ("DomainName", "EndpointConfiguration", "SecurityPolicy")
    ),
    "AWS::ApiGatewayV2::DomainName": Held("the custom domain {DomainName}", ("DomainName",)),
    "AWS::ApiGateway::BasePathMapping": Held(
        "the base path mapping {DomainName}/{BasePath}", ("DomainName", "BasePath")
    ),
    "AWS::ApiGateway::BasePathMappingV2": Held(
        "the base path mapping {DomainNameArn}/{BasePath}", ("DomainNameArn", "BasePath")
    ),
    "AWS::ApiGatewayV2::ApiMapping": Held("the API mapping {DomainName}/{ApiMappingKey}", ("DomainName",)),
    "AWS::ApiGatewayV2::RoutingRule": Held("the routing rule {Priority} of {DomainNameArn}", ("DomainNameArn",)),
    "AWS::Route53::RecordSet": Held("the DNS record {Name} ({Type})", ("HostedZoneId", "HostedZoneName")),
    "AWS::CloudFront::Distribution": Held("the CloudFront distribution"),
    "AWS::ApiGateway::ApiKey": Held("the API key {Name}", ("GenerateDistinctId", "Name", "Value")),
    "AWS::ApiGateway::UsagePlan": Held("the usage plan {UsagePlanName}"),
    "AWS::ApiGateway::UsagePlanKey": Held(
        "the API key {KeyId} from the usage plan {UsagePlanId}", ("KeyId", "KeyType", "UsagePlanId")
    ),
}
"""What clients depend on, the widest first."""


class Removal(Struct, frozen=True):
    """A resource that an update deletes."""

    id: str
    what: str
    changed: tuple[str, ...]
    """The create-only properties that change, if another resource takes its place."""

    def __str__(self) -> str:
        if not self.changed:
            return f"removes {self.what} ({self.id})"
        return f"replaces {self.what}, because of another {' and '.join(self.changed)} ({self.id})"


def removals(before: object, after: object) -> tuple[Removal, ...]:
    """What clients lose if the template `after` is deployed where `before` is.

    A resource that goes with another one, as a stage goes with its API, is not listed by itself.
    """
    old, new = _resources(before), _resources(after)
    lost = {id: changed for id in old if (changed := _lost(old[id], new.get(id))) is not None}
    found = [
        Removal(id, _described(old[id], old), changed)
        for id, changed in lost.items()
        if lost.keys().isdisjoint(_owners(old[id]))
    ]
    order = list(HELD)
    return tuple(sorted(found, key=lambda removal: (order.index(str(old[removal.id]["Type"])), removal.id)))


def _resources(body: object) -> _Resources:
    found = body.get("Resources") if is_mapping(body) else None
    return {id: each for id, each in found.items() if is_mapping(each)} if is_mapping(found) else {}


def _lost(old: Mapping[str, object], new: Mapping[str, object] | None) -> tuple[str, ...] | None:
    """The properties that make CloudFormation replace a resource, none if it removes it; None if it stays."""
    held = HELD.get(str(old.get("Type")))
    if held is None or (new is None and str(old.get("DeletionPolicy")).startswith("Retain")):
        return None
    if new is None or new.get("Type") != old.get("Type"):
        return ()
    changed = (name for name in held.create_only if _properties(old).get(name) != _properties(new).get(name))
    return tuple(changed) or None


def _properties(resource: Mapping[str, object]) -> Mapping[str, object]:
    found = resource.get("Properties")
    return found if is_mapping(found) else {}


def _owners(resource: Mapping[str, object]) -> Iterator[str | None]:
    """The resources that this one cannot outlive: its create-only properties refer to them."""
    return (_referred(_properties(resource).get(name)) for name in HELD[str(resource["Type"])].create_only)


def _referred(value: object) -> str | None:
    """The resource or parameter that a value is a reference to, if it is one."""
    match value:
        case {"Ref": str(id)} | {"Fn::GetAtt": [str(id), str()]}:
            return id
        case _:
            return None


def _described(resource: Mapping[str, object], among: _Resources) -> str:
    return HELD[str(resource["Type"])].what.format_map(_Names(_properties(resource), among))


class _Names(dict[str, str]):
    """Properties as names. A reference has the name of its target, or else the logical id."""

    def __init__(self, properties: Mapping[str, object], among: _Resources) -> None:
        super().__init__()
        self._properties = properties
        self._among = among

    def __missing__(self, property: str) -> str:
        value = self._properties.get(property)
        id = _referred(value)
        if id is not None:
            return _name(_properties(self._among.get(id, {}))) or id
        if value is None:
            return _name(self._properties) if property == "Name" else ""
        return str(value) if isinstance(value, str | int) else "…"


def _name(properties: Mapping[str, object]) -> str:
    match properties:
        case {"Name": str(name)} | {"DomainName": str(name)} | {"UsagePlanName": str(name)}:
            return name
        case {"Body": {"info": {"title": str(name)}}}:
            return name
        case _:
            return ""
