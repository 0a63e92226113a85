"""From a backend to an integration of an HTTP API."""

from urllib.parse import urlsplit

from gatewright.gateway import Backend, HttpTarget, LambdaTarget, MockTarget, ServiceTarget, SubtypeTarget
from gatewright.lower.http.source import backend_path, request_parameters, response_parameters, service_parameters
from gatewright.lower.ids import Ids
from gatewright.lower.output import DEFAULT_STAGE
from gatewright.lower.reference import arn, deploy_text, function_arn, link_id
from gatewright.lower.rest.backend import lambda_uri
from gatewright.lower.role import credentials
from gatewright.lower.v2.integration import V2Integration
from gatewright.template import Value, text

PATH = "overwrite:path"
WHOLE_PATH = "$request.path"


def integration_of(backend: Backend, ids: Ids) -> V2Integration:
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
            raise AssertionError("HTTP APIs do not support such backends, and the check of kinds rejects them")


def _lambda(target: LambdaTarget, ids: Ids) -> V2Integration:
    return V2Integration(
        type="AWS_PROXY",
        method="POST",
        uri=lambda_uri(function_arn(target.function, ids)),
        timeout=target.timeout,
        payload=f"{target.payload}.0",
        parameters=request_parameters(target.request),
        responses=response_parameters(target.responses),
    )


def _http(target: HttpTarget, ids: Ids) -> V2Integration:
    """A server on the internet. API Gateway fills in the variables of the route's path."""
    url, path = _split(target)
    return V2Integration(
        type="HTTP_PROXY",
        method=target.method or "ANY",
        uri=text(deploy_text(target.base, ids), url) if target.base else url,
        timeout=target.timeout,
        payload="1.0",
        parameters={**path, **request_parameters(target.request)},
        responses=response_parameters(target.responses),
    )


def _split(target: HttpTarget) -> tuple[str, dict[str, Value]]:
    """The URL, and the path as a parameter if a mapping of the request overwrites parts of it."""
    if target.request is None or all(at != "path" for at, _ in target.request.parameters):
        return target.url, {}
    path = urlsplit(target.url).path
    stage = f"/{target.base.stage}" if target.base and target.base.stage != DEFAULT_STAGE else ""
    return target.url.removesuffix(path), {PATH: stage + backend_path(path, target.request)}


def _private(target: HttpTarget, ids: Ids) -> V2Integration:
    """A private integration: API Gateway calls the listener, with the path of the URL."""
    address = urlsplit(target.url)
    assert target.vpc_link is not None
    # Without this parameter API Gateway sends the stage's name in front of the request's path.
    path = WHOLE_PATH if address.path in ("", "/") else backend_path(address.path, target.request)
    return V2Integration(
        type="HTTP_PROXY",
        method=target.method or "ANY",
        uri=arn(target.listener, ids) if target.listener else None,
        timeout=target.timeout,
        payload="1.0",
        vpc_link=link_id(target.vpc_link, ids),
        server_name=address.hostname if address.scheme == "https" else None,
        parameters={PATH: path, **request_parameters(target.request)},
        responses=response_parameters(target.responses),
    )


def _service(backend: Backend, target: SubtypeTarget, ids: Ids) -> V2Integration:
    return V2Integration(
        type="AWS_PROXY",
        subtype=target.subtype,
        credentials=credentials(backend, target.role, ids),
        timeout=target.timeout,
        payload="1.0",
        parameters=service_parameters(target.parameters, ids),
        responses=response_parameters(target.responses),
    )
