"""Authorizers of HTTP APIs, as resources and as security schemes of a body."""

from collections.abc import Iterator, Sequence

from gatewright.gateway import Authorizer, CognitoAuthorizer, Gateway, JwtAuthorizer, LambdaAuthorizer, Route
from gatewright.lower.http.sources import identity
from gatewright.lower.ids import Ids
from gatewright.lower.references import any_text, arn, function_arn
from gatewright.lower.rest.backends import lambda_uri
from gatewright.template import Origin, Ref, Resource, Value


def authorizer_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The authorizers as resources."""
    for authorizer in gateway.authorizers:
        yield Resource(
            id=authorizer_id(authorizer, ids),
            type="AWS::ApiGatewayV2::Authorizer",
            properties={"ApiId": Ref(ids.of("Api")), "Name": authorizer.name, **_properties(authorizer, ids)},
            origin=authorizer.path,
            snapshot=f"authorizer {authorizer.name}",
        )


def authorizer_id(authorizer: Authorizer, ids: Ids) -> str:
    """The logical id. An authorizer of another type is another one: routes could not follow a change in place."""
    return ids.of("Authorizer", authorizer.name, suffix=_type(authorizer).title())


def authorization(route: Route, ids: Ids) -> dict[str, Value]:
    """Who may call a route."""
    scopes = {"AuthorizationScopes": list(route.scopes.value)} if route.scopes.value else {}
    if route.authorizer is None:
        return {"AuthorizationType": "AWS_IAM" if route.auth.value == "iam" else "NONE"}
    kind = "JWT" if isinstance(route.authorizer, JwtAuthorizer) else "CUSTOM"
    return {"AuthorizationType": kind, "AuthorizerId": Ref(authorizer_id(route.authorizer, ids)), **scopes}


def security(route: Route) -> dict[str, Value]:
    """An operation's `security`."""
    if route.authorizer is not None:
        return {"security": [{route.authorizer.name: list(route.scopes.value)}]}
    return {"x-amazon-apigateway-auth": {"type": "AWS_IAM" if route.auth.value == "iam" else "NONE"}}


def security_schemes(authorizers: Sequence[Authorizer], ids: Ids) -> dict[str, Value]:
    """The schemes of a body."""
    return {authorizer.name: Origin(authorizer.path, _scheme(authorizer, ids)) for authorizer in authorizers}


def _type(authorizer: Authorizer) -> str:
    return "JWT" if isinstance(authorizer, JwtAuthorizer) else "REQUEST"


def _properties(authorizer: Authorizer, ids: Ids) -> dict[str, Value]:
    match authorizer:
        case JwtAuthorizer():
            return {
                "AuthorizerType": "JWT",
                "IdentitySource": [identity(authorizer.identity)],
                "JwtConfiguration": _jwt(authorizer, ids),
            }
        case LambdaAuthorizer():
            return _request(authorizer, ids)
        case CognitoAuthorizer():
            raise AssertionError("HTTP APIs have no such authorizers, which is told where kinds are compared")


def _jwt(authorizer: JwtAuthorizer, ids: Ids) -> Value:
    audience = [any_text(item, ids) for item in authorizer.audience]
    return {"Audience": audience, "Issuer": any_text(authorizer.issuer, ids)}


def _request(authorizer: LambdaAuthorizer, ids: Ids) -> dict[str, Value]:
    sources: Value = [identity(part) for part in authorizer.identity]
    role = {"AuthorizerCredentialsArn": arn(authorizer.role, ids)} if authorizer.role else {}
    return {
        "AuthorizerType": "REQUEST",
        **({"IdentitySource": sources} if authorizer.identity else {}),
        "AuthorizerUri": lambda_uri(function_arn(authorizer.function, ids)),
        "AuthorizerPayloadFormatVersion": f"{authorizer.payload}.0",
        **({"EnableSimpleResponses": authorizer.simple} if authorizer.payload != 1 else {}),
        "AuthorizerResultTtlInSeconds": authorizer.ttl,
        **role,
    }


_IN_A_BODY = {
    "AuthorizerPayloadFormatVersion": "authorizerPayloadFormatVersion",
    "EnableSimpleResponses": "enableSimpleResponses",
    "AuthorizerResultTtlInSeconds": "authorizerResultTtlInSeconds",
    "AuthorizerUri": "authorizerUri",
    "AuthorizerCredentialsArn": "authorizerCredentials",
}


def _scheme(authorizer: Authorizer, ids: Ids) -> Value:
    if isinstance(authorizer, JwtAuthorizer):
        configuration: Value = {
            "audience": [any_text(item, ids) for item in authorizer.audience],
            "issuer": any_text(authorizer.issuer, ids),
        }
        source = identity(authorizer.identity)
        details: Value = {"type": "jwt", "identitySource": source, "jwtConfiguration": configuration}
        return {"type": "oauth2", "x-amazon-apigateway-authorizer": details}
    properties = _properties(authorizer, ids)
    sources = properties.pop("IdentitySource", None)
    named: dict[str, Value] = {_IN_A_BODY[name]: value for name, value in properties.items() if name in _IN_A_BODY}
    joined = {"identitySource": ", ".join(map(str, sources))} if isinstance(sources, list) else {}
    how: Value = {"type": "request", **joined, **named}
    return {"type": "apiKey", "name": "Authorization", "in": "header", "x-amazon-apigateway-authorizer": how}
