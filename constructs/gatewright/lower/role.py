"""Roles of backends that call a service. Each allows that call only."""

from collections.abc import Iterator, Sequence

from gatewright.gateway import Backend, Gateway, Grant, Outside, ServiceTarget, SubtypeTarget
from gatewright.lower.iam import policy_document, statement
from gatewright.lower.ids import Ids
from gatewright.lower.reference import arn
from gatewright.lower.tag import tag_list
from gatewright.template import GetAtt, Prose, Resource, Value


def service_roles(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """A role for each backend that calls a service and has no role in the spec."""
    used = {route.backend.value.path: route.backend.value for route in gateway.routes}
    for _, backend in sorted(used.items(), key=lambda item: str(item[0])):
        grants = _wanted(backend)
        if grants:
            yield _role(backend, grants, gateway, ids)


def credentials(backend: Backend, role: Outside | None, ids: Ids) -> Value:
    """The ARN of the role with which API Gateway calls a backend."""
    return arn(role, ids) if role else GetAtt(_role_id(backend, ids), "Arn")


def _wanted(backend: Backend) -> Sequence[Grant]:
    """The grants of the backend's own role; none if it needs no role."""
    match backend.target:
        case ServiceTarget(role=None, as_caller=False, grants=grants) | SubtypeTarget(role=None, grants=grants):
            return grants
        case _:
            return ()


def _role(backend: Backend, grants: Sequence[Grant], gateway: Gateway, ids: Ids) -> Resource:
    trust: dict[str, Value] = {"Principal": {"Service": "apigateway.amazonaws.com"}, "Action": "sts:AssumeRole"}
    allowed = [statement(grant, ids) for grant in grants]
    return Resource(
        id=_role_id(backend, ids),
        type="AWS::IAM::Role",
        properties={
            "Description": Prose(f"What the gateway {gateway.name} may do for its backend {_name(backend)}"),
            "AssumeRolePolicyDocument": policy_document({"Effect": "Allow", **trust}),
            "Policies": [{"PolicyName": "backend", "PolicyDocument": policy_document(*allowed)}],
            **tag_list(gateway.tags),
        },
        origin=backend.path,
    )


def _role_id(backend: Backend, ids: Ids) -> str:
    return ids.of("Backend", _name(backend), suffix="Role")


def _name(backend: Backend) -> str:
    return backend.name or "/".join(str(step) for step in backend.path)
