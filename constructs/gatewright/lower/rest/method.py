"""A REST method, in neither rendering's words: what the body and the resources are both made from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Literal
from urllib.parse import quote

from gatewright.gateway import HttpTarget, LambdaTarget, MockTarget, Route
from gatewright.lower.ids import Ids
from gatewright.lower.references import deploy_text, function_arn
from gatewright.spec.values.identity import Identity
from gatewright.template import PARTITION, REGION, Value, text

VALIDATOR = "parameters"
"""The validator of routes that have required parameters."""


@dataclass(frozen=True, kw_only=True)
class Response:
    """One answer of an integration that is not a proxy."""

    status: str
    templates: Mapping[str, Value]
    headers: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Integration:
    """How API Gateway gets an answer."""

    type: Literal["AWS_PROXY", "HTTP_PROXY", "MOCK"]
    method: str | None = None
    uri: Value = None
    timeout: int | None = None
    passthrough: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    templates: Mapping[str, str] = field(default_factory=dict[str, str])
    responses: tuple[Response, ...] = ()
    cache_key: tuple[str, ...] = ()
    cache_namespace: str | None = None


REQUEST_LOCATIONS = {"path": "path", "query": "querystring", "header": "header"}
"""What the service calls the parts of a request."""


def needs_validator(route: Route) -> bool:
    """Whether the service has to check that something is there. Path variables always are."""
    return any(parameter.required and parameter.location != "path" for parameter in route.parameters)


def integration(route: Route, ids: Ids) -> Integration:
    """A route's integration."""
    how = _integration(route, ids)
    key = tuple(f"method.request.{REQUEST_LOCATIONS[part.location]}.{part.name}" for part in _cache_key(route))
    # A namespace of the path's own: the default is a resource's id, which changes when the resource is made anew.
    return replace(how, cache_key=key, cache_namespace=sha256(str(route.url).encode()).hexdigest()[:8]) if key else how


def _cache_key(route: Route) -> tuple[Identity, ...]:
    parts = route.cache.value.key if route.cache else ()
    return tuple(part for part in parts if part.location in REQUEST_LOCATIONS)


def _integration(route: Route, ids: Ids) -> Integration:
    match route.backend.value.target:
        case LambdaTarget() as target:
            return _lambda(target, ids)
        case HttpTarget() as target:
            return _http(target, route, ids)
        case MockTarget() as target:
            return _mock(target)


def _lambda(target: LambdaTarget, ids: Ids) -> Integration:
    arn = function_arn(target.function, ids)
    uri = text("arn:", PARTITION, ":apigateway:", REGION, ":lambda:path/2015-03-31/functions/", arn, "/invocations")
    return Integration(type="AWS_PROXY", method="POST", uri=uri, timeout=target.timeout)


def _http(target: HttpTarget, route: Route, ids: Ids) -> Integration:
    base = deploy_text(target.base, ids) if target.base else ""
    taken = (name for name in target.variables if name in route.url.variables)
    return Integration(
        type="HTTP_PROXY",
        method=target.method or route.method,
        uri=text(base, target.url) if target.base else target.url,
        timeout=target.timeout,
        parameters={f"integration.request.path.{name}": f"method.request.path.{name}" for name in taken},
    )


def _mock(target: MockTarget) -> Integration:
    headers = dict(target.headers)
    if target.content_type != "application/json":
        headers = {"Content-Type": target.content_type, **headers}
    answer = Response(
        status=str(target.status),
        templates={target.content_type: literal_template(target.body, target.content_type)},
        headers=headers,
    )
    return Integration(
        type="MOCK",
        passthrough="WHEN_NO_TEMPLATES",
        templates={"application/json": json.dumps({"statusCode": target.status})},
        responses=(answer,),
    )


def literal_template(body: str, content_type: str) -> str:
    """A mapping template whose result is `body`, whatever it holds: nothing of it is read as Velocity.

    In JSON the two characters that Velocity acts upon have an escaped spelling. In other texts that hold them, the
    template decodes a percent-encoded literal.
    """
    if not set(body) & {"$", "#"}:
        return body
    if "json" in content_type:
        return body.replace("$", "\\u0024").replace("#", "\\u0023")
    return f"$util.urlDecode('{quote(body, safe='')}')"
