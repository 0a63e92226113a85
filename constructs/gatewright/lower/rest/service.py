"""AWS services as backends."""

from gatewright.gateway import Backend, ServiceTarget
from gatewright.lower.ids import Ids
from gatewright.lower.reference import any_text
from gatewright.lower.rest.integration import CONTENT_HANDLING, Integration
from gatewright.lower.rest.response import response_of
from gatewright.lower.rest.source import request_parameters
from gatewright.lower.role import credentials
from gatewright.template import PARTITION, REGION, Origin, Value, text


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
        responses=tuple(map(response_of, target.responses)),
    )


def _template(target: ServiceTarget, content_type: str, ids: Ids) -> Value:
    """A request template, with its origin if the spec contains it."""
    value = any_text(target.templates[content_type], ids)
    written = target.request.templates.get(content_type) if target.request else None
    return Origin(written.path, value) if written else value


def _credentials(backend: Backend, target: ServiceTarget, ids: Ids) -> Value:
    if target.as_caller:
        return text("arn:", PARTITION, ":iam::*:user/*")  # API Gateway's spelling of the caller's own credentials
    return credentials(backend, target.role, ids)
