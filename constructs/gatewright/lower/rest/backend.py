"""From a backend to an integration of a REST API."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from urllib.parse import quote

from msgspec.structs import replace

from gatewright.gateway import (
    HttpTarget,
    LambdaTarget,
    MockTarget,
    RequestMap,
    ResponseMap,
    Route,
    ServiceTarget,
    SubtypeTarget,
)
from gatewright.lower.ids import Ids
from gatewright.lower.reference import arn, deploy_text, function_arn, link_id
from gatewright.lower.rest.integration import CONTENT_HANDLING, Integration, IntegrationResponse
from gatewright.lower.rest.response import response_of
from gatewright.lower.rest.service import service_integration
from gatewright.lower.rest.source import REQUEST_LOCATIONS, request_parameters
from gatewright.template import PARTITION, REGION, Origin, Value, text

ASYNCHRONOUS = {"integration.request.header.X-Amz-Invocation-Type": "'Event'"}


def integration_of(route: Route, ids: Ids) -> Integration:
    """A route's integration."""
    return _with_cache_key(route, _integration(route, ids))


def lambda_uri(function: Value, *, stream: bool = False) -> Value:
    """The URI by which API Gateway calls a function, from its ARN."""
    version, call = ("2021-11-15", "response-streaming-invocations") if stream else ("2015-03-31", "invocations")
    return text("arn:", PARTITION, ":apigateway:", REGION, f":lambda:path/{version}/functions/", function, f"/{call}")


def _integration(route: Route, ids: Ids) -> Integration:
    match route.backend.value.target:
        case LambdaTarget() as target:
            return _lambda(target, ids)
        case HttpTarget() as target:
            return _http(target, route, ids)
        case MockTarget() as target:
            return _mock(target)
        case ServiceTarget() as target:
            return service_integration(route.backend.value, target, ids)
        case SubtypeTarget():
            raise AssertionError("only HTTP APIs support such backends")


def _lambda(target: LambdaTarget, ids: Ids) -> Integration:
    how = Integration(
        type="AWS_PROXY" if target.is_proxy else "AWS",
        method="POST",
        uri=lambda_uri(function_arn(target.function, ids), stream=target.stream),
        timeout=target.timeout,
        stream=target.stream,
        parameters=ASYNCHRONOUS if target.asynchronous else {},
    )
    if target.is_proxy:
        return how
    return _mapped(how, target.request, target.responses or _everything("202" if target.asynchronous else "200"))


def _http(target: HttpTarget, route: Route, ids: Ids) -> Integration:
    taken = (name for name in target.variables if name in route.url.variables)
    how = Integration(
        type="HTTP_PROXY" if target.is_proxy else "HTTP",
        method=target.method or route.method,
        uri=text(deploy_text(target.base, ids), target.url) if target.base else target.url,
        timeout=target.timeout,
        stream=target.stream,
        vpc_link=link_id(target.vpc_link, ids) if target.vpc_link else None,
        load_balancer=arn(target.load_balancer, ids) if target.load_balancer else None,
        verify_tls=target.verify_tls,
        parameters={f"integration.request.path.{name}": f"method.request.path.{name}" for name in taken},
    )
    if target.is_proxy:
        return _with_request(how, target.request)
    return _mapped(how, target.request, target.responses or _everything("200"))


def _mock(target: MockTarget) -> Integration:
    if target.responses:
        return _mapped(Integration(type="MOCK"), target.request, target.responses)
    headers = dict(target.headers)
    if target.content_type != "application/json":
        headers = {"Content-Type": target.content_type, **headers}
    response = IntegrationResponse(
        status=str(target.status),
        templates={target.content_type: literal_template(target.body, target.content_type)},
        parameters={f"method.response.header.{name}": f"'{value}'" for name, value in headers.items()},
    )
    return Integration(
        type="MOCK",
        passthrough="WHEN_NO_TEMPLATES",
        templates={"application/json": json.dumps({"statusCode": target.status})},
        responses=(response,),
    )


def _mapped(how: Integration, request: RequestMap | None, responses: Sequence[ResponseMap]) -> Integration:
    """A non-proxy integration: the request to the backend, and the responses to the client."""
    return replace(_with_request(how, request), responses=tuple(map(response_of, responses)))


def _with_request(how: Integration, request: RequestMap | None) -> Integration:
    if request is None:
        return how
    templates: Mapping[str, Value] = {
        content_type: Origin(template.path, template.text) for content_type, template in request.templates.items()
    }
    passthrough = request.passthrough or ("when_no_templates" if templates else None)
    return replace(
        how,
        parameters={**how.parameters, **request_parameters(request.parameters)},
        templates=templates,
        passthrough=passthrough.upper() if passthrough else None,
        content_handling=CONTENT_HANDLING[request.content] if request.content else None,
    )


def _everything(status: str) -> tuple[ResponseMap, ...]:
    """One response for all of the backend's."""
    return (ResponseMap(status=status, path=(), when="", headers={}, templates={}, content=None),)


def literal_template(body: str, content_type: str) -> str:
    """A mapping template whose result is `body`: Velocity evaluates no part of it.

    In JSON the two special characters of Velocity are escaped. For other bodies with these characters the template
    decodes a percent-encoded literal.
    """
    if not set(body) & {"$", "#"}:
        return body
    if "json" in content_type:
        return body.replace("$", "\\u0024").replace("#", "\\u0023")
    return f"$util.urlDecode('{quote(body, safe='')}')"


def _with_cache_key(route: Route, how: Integration) -> Integration:
    parts = route.cache.value.key if route.cache else ()
    known = (part for part in parts if part.location in REQUEST_LOCATIONS)
    key = tuple(f"method.request.{REQUEST_LOCATIONS[part.location]}.{part.name}" for part in known)
    if not key:
        return how
    # The namespace depends on the path. The default is a resource's id, which changes when the resource is replaced.
    return replace(how, cache_key=key, cache_namespace=sha256(str(route.url).encode()).hexdigest()[:8])
