"""What stages serve beside the spec: the API of the newest release, and what older ones still call.

A deployment freezes the API, and nothing that the API calls. So a template keeps the functions, roles and permissions
of every release that a stage serves, whatever the spec says by now.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from gatewright.gateway import Gateway, Plan
from gatewright.ledger.rendering import Rendering, StoredRelease
from gatewright.ledger.snapshot import AT_ONCE, canonical, routes_of, snapshot
from gatewright.lower.ids import Ids
from gatewright.template import Asset, Hole, Resource, Value, walk

_ROLE = "AWS::IAM::Role"

_AROUND = ("::VpcLink", "::VPCEndpoint")
"""Ends of the types that a deployment freezes the ids of, and that are not parts of the API."""


def as_released(gateway: Gateway) -> Gateway:
    """The gateway with those routes only that are released: no others have settings, alarms or permissions yet."""
    if gateway.head is None:
        return gateway
    released = routes_of(snapshot(gateway.head.rendering("").api))
    return replace(
        gateway,
        routes=tuple(route for route in gateway.routes if route.key in released),
        plans=tuple(_plan(plan, released) for plan in gateway.plans),
    )


def released_parts(head: Rendering, api: Resource) -> tuple[Resource, ...]:
    """The API of a release with all its parts. What takes effect without a deployment is that of the spec's API."""
    old, *parts = (part for part in head.api if not part.type.endswith(_AROUND))
    frozen = {name: value for name, value in old.properties.items() if name not in AT_ONCE}
    now = {name: value for name, value in api.properties.items() if name in AT_ONCE}
    return (replace(old, properties={**frozen, **now, **_titled(frozen, api)}, origin=api.origin), *parts)


def _titled(frozen: Mapping[str, Value], api: Resource) -> Mapping[str, Value]:
    """The body of a released API with the title of the spec's, as an import names the API after it."""
    body, now = frozen.get("Body"), api.properties.get("Body")
    if not isinstance(body, Mapping) or not isinstance(now, Mapping):
        return {}
    return {"Body": {**body, "info": now["info"]}}


def with_served(gateway: Gateway, resources: Sequence[Resource], ids: Ids) -> tuple[Resource, ...]:
    """The resources, with those that releases need which stages serve."""
    found = {resource.id: resource for resource in resources}
    if gateway.head is not None:
        found |= {part.id: part for part in gateway.head.rendering(ids.prefix).api if part.type.endswith(_AROUND)}
    for needed in _needed(gateway, ids.prefix):
        there = found.get(needed.id)
        found[needed.id] = needed if there is None else _with_permissions(there, needed)
    return tuple(found.values())


def served_assets(gateway: Gateway, resources: Iterable[Resource]) -> Iterator[Asset]:
    """The code folders of functions that the spec does not have any more."""
    own = {function.name for function in gateway.functions}
    folders = {name: path for release in releases_beside(gateway) for name, path in release.code.items()}
    holes = (hole for resource in resources for hole, _ in walk(resource.properties, (), Hole))
    packaged = dict.fromkeys(hole.name for hole in holes if hole.kind == "asset")
    yield from (Asset(name=name, path=folders[name]) for name in packaged if name in folders.keys() - own)


def releases_beside(gateway: Gateway) -> tuple[StoredRelease, ...]:
    """The releases whose needs the spec does not cover."""
    return gateway.still_served if gateway.head is None else (gateway.head, *gateway.still_served)


def _plan(plan: Plan, released: frozenset[str]) -> Plan:
    return replace(plan, routes=tuple(entry for entry in plan.routes if entry.route.key in released))


def _needed(gateway: Gateway, prefix: str) -> Iterator[Resource]:
    for release in releases_beside(gateway):
        yield from release.rendering(prefix).around


def _with_permissions(there: Resource, needed: Resource) -> Resource:
    """A resource that the spec has. A role keeps what older releases may do with it."""
    if there.type != _ROLE or needed.type != _ROLE:
        return there
    added = {str(policy["PolicyName"]): policy for policy in _policies(needed)}
    policies: list[Value] = [_merged(policy, added.pop(str(policy["PolicyName"]), None)) for policy in _policies(there)]
    return replace(there, properties={**there.properties, "Policies": [*policies, *added.values()]})


def _merged(policy: Mapping[str, Value], other: Mapping[str, Value] | None) -> Mapping[str, Value]:
    if other is None:
        return policy
    statements, others = _statements(policy), _statements(other)
    known = [canonical(statement) for statement in statements]
    more = [statement for statement in others if canonical(statement) not in known]
    document = policy["PolicyDocument"]
    assert isinstance(document, Mapping)
    return {**policy, "PolicyDocument": {**document, "Statement": [*statements, *more]}}


def _policies(role: Resource) -> list[Mapping[str, Value]]:
    """The inline policies of a role."""
    found = role.properties.get("Policies")
    return [policy for policy in found if isinstance(policy, Mapping)] if isinstance(found, list | tuple) else []


def _statements(policy: Mapping[str, Value]) -> list[Value]:
    document = policy["PolicyDocument"]
    statements: Value = document["Statement"] if isinstance(document, Mapping) else ()
    return list(statements) if isinstance(statements, list | tuple) else [statements]
