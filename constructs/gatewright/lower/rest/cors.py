"""CORS in REST APIs: preflights as methods, and headers on every response that API Gateway makes.

A header contains one origin. With several origins, a template returns the request's origin if it is allowed, with
`Vary: Origin` for caches. Gateway responses have no templates with conditions, so they return the request's origin
in all cases. They contain only messages of API Gateway.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from gatewright.document.plain_data import present
from gatewright.gateway import Cors, RequestParameter
from gatewright.lower.rest.integration import Integration, IntegrationResponse
from gatewright.lower.rest.method import Method, MethodResponse
from gatewright.spec.values.path import METHODS, RoutePath
from gatewright.template import Origin, Value, text

PATH = ("cors",)
ALLOW_ORIGIN = "Access-Control-Allow-Origin"


def with_cors(methods: Sequence[Method], cors: Cors) -> tuple[Method, ...]:
    """The methods with headers on their own responses, and a preflight for every path without an `OPTIONS` method."""
    if not cors.origins:
        return tuple(methods)
    by_path: dict[RoutePath, list[Method]] = defaultdict(list)
    for method in methods:
        by_path[method.url].append(method)
    preflights = (
        _preflight(url, _allowed(cors, same_path), cors)
        for url, same_path in by_path.items()
        if all(method.verb != "OPTIONS" for method in same_path)
    )
    return tuple(sorted((*(_with_headers(method, cors) for method in methods), *preflights), key=_order))


def error_headers(cors: Cors | None) -> dict[str, str]:
    """The headers of gateway responses."""
    if cors is None or not cors.origins:
        return {}
    several = len(cors.origins) > 1
    return present(
        {
            ALLOW_ORIGIN: "method.request.header.Origin" if several else f"'{cors.origins[0]}'",
            "Access-Control-Allow-Credentials": "'true'" if cors.credentials else None,
            "Access-Control-Expose-Headers": f"'{','.join(cors.expose)}'" if cors.expose else None,
            "Vary": "'Origin'" if several else None,
        }
    )


def _order(method: Method) -> tuple[RoutePath, str]:
    return method.url, method.verb


def _allowed(cors: Cors, methods: Sequence[Method]) -> Iterator[str]:
    verbs = {method.verb for method in methods}
    if cors.methods:
        yield from cors.methods
    else:
        yield from (verb for verb in METHODS if verb != "ANY" and ("ANY" in verbs or verb in verbs | {"OPTIONS"}))


def _preflight(url: RoutePath, allowed: Iterator[str], cors: Cors) -> Method:
    headers = present(
        {
            **_headers(cors),
            "Access-Control-Allow-Methods": f"'{','.join(allowed)}'",
            "Access-Control-Allow-Headers": f"'{','.join(cors.headers)}'",
            "Access-Control-Max-Age": f"'{round(cors.max_age)}'" if cors.max_age is not None else None,
        }
    )
    how = Integration(
        type="MOCK",
        # The mock uses its template for every content type, also if `*/*` is a binary type.
        passthrough="WHEN_NO_MATCH",
        content_handling="CONVERT_TO_TEXT",
        templates={"application/json": json.dumps({"statusCode": 204})},
        responses=(_echoing(IntegrationResponse(status="204", parameters=_mapped(headers)), cors, unmapped=""),),
    )
    variables = tuple(_path_parameter(name) for name in url.variables)
    return Method(
        verb="OPTIONS",
        url=url,
        path=PATH,
        parameters=variables,
        integration=how,
        integration_path=PATH,
        responses=(MethodResponse(status="204", headers=tuple(sorted({*headers, ALLOW_ORIGIN})), promised=True),),
    )


def _with_headers(method: Method, cors: Cors) -> Method:
    """A method whose own responses have the headers. The responses of a proxy are its backend's."""
    if method.integration.is_proxy:
        return method
    headers = _mapped(_headers(cors))
    unmapped = "" if method.integration.type == "MOCK" else "$input.body"
    integration_responses = tuple(
        _echoing(replace(response, parameters={**headers, **response.parameters}), cors, unmapped)
        for response in method.integration.responses
    )
    names = {ALLOW_ORIGIN, *_headers(cors)}
    responses = tuple(
        replace(response, headers=tuple(sorted({*response.headers, *names}))) for response in method.responses
    )
    return replace(
        method, integration=replace(method.integration, responses=integration_responses), responses=responses
    )


def _headers(cors: Cors) -> dict[str, str]:
    """The headers that do not depend on the request."""
    headers = error_headers(cors)
    if len(cors.origins) > 1:
        del headers[ALLOW_ORIGIN]
    return headers


def _mapped(headers: Mapping[str, str]) -> dict[str, str]:
    return {f"method.response.header.{name}": value for name, value in headers.items()}


def _echoing(response: IntegrationResponse, cors: Cors, unmapped: str) -> IntegrationResponse:
    """The response, whose templates set the request's origin if it is one of several allowed origins.

    A response without a template gets one, with `unmapped` as its body.
    """
    if len(cors.origins) == 1:
        return response
    templates = response.templates or {"application/json": unmapped}
    echo = _echo(cors.origins)
    return replace(response, templates={type: _after(echo, template) for type, template in templates.items()})


def _after(first: str, template: Value) -> Value:
    if isinstance(template, Origin):
        return Origin(template.path, _after(first, template.value))
    return text(first, template)


def _echo(origins: Sequence[str]) -> str:
    known = " || ".join(f'$origin == "{origin}"' for origin in origins)
    return (
        '#set($origin = $input.params("Origin"))#if($origin == "")#set($origin = $input.params("origin"))#end'
        f"#if({known})#set($context.responseOverride.header.{ALLOW_ORIGIN} = $origin)#end"
        "##\n"  # the comment removes the line break; without it `#end` would join the next word
    )


def _path_parameter(name: str) -> RequestParameter:
    return RequestParameter(location="path", name=name, type="string", required=True, description="", path=PATH)
