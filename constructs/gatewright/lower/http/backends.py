"""From what answers a request to an integration of an HTTP API."""

import re
from urllib.parse import urlsplit

from gatewright.gateway import Backend, HttpTarget, LambdaTarget, MockTarget, ServiceTarget, SubtypeTarget
from gatewright.lower.http.sources import request_parameters, response_parameters, service_parameters
from gatewright.lower.ids import Ids
from gatewright.lower.references import arn, deploy_text, function_arn
from gatewright.lower.roles import credentials
from gatewright.lower.v2.integration import Integration
from gatewright.template import Value, text


def integration_of(backend: Backend, ids: Ids) -> Integration:
    """A backend's integration, which is the same for all routes."""
    match backend.target:
        case LambdaTarget() as target:
            return _lambda(target, ids)
        case HttpTarget(vpc_link=None) as target:
            return _http(target, ids)
        case HttpTarget() as target:
            return _private(target, ids)
        case SubtypeTarget() as target:
            return _service(backend, target, ids)
        case MockTarget() | ServiceTarget():
            raise AssertionError("HTTP APIs have no such backends, which is told where kinds are compared")


def _lambda(target: LambdaTarget, ids: Ids) -> Integration:
    return Integration(
        type="AWS_PROXY",
        method="POST",
        uri=function_arn(target.function, ids),
        timeout=target.timeout,
        payload=f"{target.payload}.0",
        parameters=request_parameters(target.request),
        answers=response_parameters(target.responses),
    )


def _http(target: HttpTarget, ids: Ids) -> Integration:
    return Integration(
        type="HTTP_PROXY",
        method=target.method or "ANY",
        uri=text(deploy_text(target.base, ids), target.url) if target.base else target.url,
        timeout=target.timeout,
        payload="1.0",
        parameters=request_parameters(target.request),
        answers=response_parameters(target.responses),
    )


def _private(target: HttpTarget, ids: Ids) -> Integration:
    """A server behind a link: the listener is called, with the path and the name that the address has."""
    address = urlsplit(target.url)
    assert target.vpc_link is not None
    return Integration(
        type="HTTP_PROXY",
        method=target.method or "ANY",
        uri=arn(target.listener, ids) if target.listener else None,
        timeout=target.timeout,
        payload="1.0",
        vpc_link=arn(target.vpc_link, ids),
        server_name=address.hostname if address.scheme == "https" else None,
        parameters={"overwrite:path": _path(address.path), **request_parameters(target.request)},
        answers=response_parameters(target.responses),
    )


def _path(path: str) -> Value:
    """The path that a private server gets. Without one it would get the stage's name in front of the request's."""
    if path in ("", "/"):
        return "$request.path"
    return re.sub(r"\{([A-Za-z0-9._-]+)\+?\}", r"${request.path.\1}", path)


def _service(backend: Backend, target: SubtypeTarget, ids: Ids) -> Integration:
    return Integration(
        type="AWS_PROXY",
        subtype=target.subtype,
        credentials=credentials(backend, target.role, ids),
        timeout=target.timeout,
        payload="1.0",
        parameters=service_parameters(target.parameters, ids),
        answers=response_parameters(target.responses),
    )
