"""AWS services as backends: the call, and the role that may make it and nothing else."""

from collections.abc import Iterator

from gatewright.gateway import Backend, Gateway, ServiceTarget
from gatewright.lower.iam import policy_document, statement
from gatewright.lower.ids import Ids
from gatewright.lower.references import any_text, arn
from gatewright.lower.rest.answers import answer_of
from gatewright.lower.rest.integration import CONTENT_HANDLING, Integration
from gatewright.lower.rest.sources import request_parameters
from gatewright.lower.tags import tag_list
from gatewright.template import PARTITION, REGION, GetAtt, Origin, Prose, Resource, Value, text


def service_integration(backend: Backend, target: ServiceTarget, ids: Ids) -> Integration:
    """The integration that calls an action of a service."""
    call = ("action/", target.action) if target.action else ("path/", any_text(target.url, ids))
    return Integration(
        type="AWS",
        method=target.method,
        uri=text("arn:", PARTITION, ":apigateway:", target.region or REGION, f":{target.service}:", *call),
        credentials=_credentials(backend, target, ids),
        timeout=target.timeout,
        passthrough=target.passthrough,
        content_handling=CONTENT_HANDLING[target.content] if target.content else None,
        parameters=request_parameters(target.parameters),
        templates={type: _template(target, type, ids) for type in target.templates},
        answers=tuple(map(answer_of, target.responses)),
    )


def service_roles(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """A role for every backend that calls a service and has none given."""
    used = {route.backend.value.path: route.backend.value for route in gateway.routes}
    for _, backend in sorted(used.items(), key=lambda item: str(item[0])):
        target = backend.target
        if isinstance(target, ServiceTarget) and target.role is None and not target.as_caller:
            yield _role(backend, target, gateway, ids)


def _template(target: ServiceTarget, content_type: str, ids: Ids) -> Value:
    """A request template, and where it is written if it stands in the spec."""
    value = any_text(target.templates[content_type], ids)
    written = target.request.templates.get(content_type) if target.request else None
    return Origin(written.path, value) if written else value


def _credentials(backend: Backend, target: ServiceTarget, ids: Ids) -> Value:
    if target.as_caller:
        return text("arn:", PARTITION, ":iam::*:user/*")  # the service's way to say: the caller's own
    return arn(target.role, ids) if target.role else GetAtt(_role_id(backend, ids), "Arn")


def _role(backend: Backend, target: ServiceTarget, gateway: Gateway, ids: Ids) -> Resource:
    trust: dict[str, Value] = {"Principal": {"Service": "apigateway.amazonaws.com"}, "Action": "sts:AssumeRole"}
    allowed = [statement(grant, ids) for grant in target.grants]
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
