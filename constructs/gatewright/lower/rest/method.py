"""A REST method, in neither rendering's words: what the body and the resources are both made from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote

from gatewright.gateway import HttpTarget, LambdaTarget, MockTarget, Route
from gatewright.lower.ids import Ids
from gatewright.lower.references import deploy_text, function_arn
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


def needs_validator(route: Route) -> bool:
    """Whether the service has to check that something is there. Path variables always are."""
    return any(parameter.required and parameter.location != "path" for parameter in route.parameters)


def integration(route: Route, ids: Ids) -> Integration:
    """A route's integration."""
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
