"""Authorizers of HTTP APIs, as resources and as security schemes of a body."""

from collections.abc import Iterator, Sequence

from gatewright.document.plain_data import present
from gatewright.gateway import Authorizer, CognitoAuthorizer, Gateway, JwtAuthorizer, LambdaAuthorizer, Route
from gatewright.lower.http.source import identity
from gatewright.lower.ids import Ids
from gatewright.lower.reference import any_text, arn, function_arn
from gatewright.lower.rest.authorizer import SIGV4, SIGV4_SCHEME
from gatewright.lower.rest.backend import lambda_uri
from gatewright.template import Origin, Ref, Resource, Value, prose


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
    """The logical id. It depends on the type: routes could not follow a change of the type in place."""
    return ids.of("Authorizer", authorizer.name, suffix=_type(authorizer).title())


def authorization(route: Route, ids: Ids) -> dict[str, Value]:
    """The authorization of a route."""
    if route.authorizer is None:
        return {"AuthorizationType": "AWS_IAM" if route.auth.value == "iam" else "NONE"}
    return present(
        AuthorizationType="JWT" if isinstance(route.authorizer, JwtAuthorizer) else "CUSTOM",
        AuthorizerId=Ref(authorizer_id(route.authorizer, ids)),
        AuthorizationScopes=_scopes(route) or None,
    )


def security(route: Route) -> dict[str, Value]:
    """An operation's `security`."""
    if route.authorizer is not None:
        return {"security": [{route.authorizer.name: _scopes(route)}]}
    return {"security": [{SIGV4_SCHEME: []}]} if route.auth.value == "iam" else {}


def security_schemes(authorizers: Sequence[Authorizer], routes: Sequence[Route], ids: Ids) -> dict[str, Value]:
    """The schemes of a body."""
    is_signed = any(route.auth.value == "iam" for route in routes)
    return present(
        {
            SIGV4_SCHEME: SIGV4 if is_signed else None,
            **{authorizer.name: Origin(authorizer.path, _scheme(authorizer, ids)) for authorizer in authorizers},
        }
    )


def _scopes(route: Route) -> list[str]:
    """The scopes that a route requires. Only JWT authorizers check scopes."""
    return list(route.scopes.value) if isinstance(route.authorizer, JwtAuthorizer) else []


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
            raise AssertionError("HTTP APIs do not support Cognito authorizers, and the check of kinds rejects them")


def _jwt(authorizer: JwtAuthorizer, ids: Ids) -> dict[str, Value]:
    audience = [any_text(item, ids) for item in authorizer.audience]
    return {"Audience": audience, "Issuer": any_text(authorizer.issuer, ids)}


def _request(authorizer: LambdaAuthorizer, ids: Ids) -> dict[str, Value]:
    return present(
        AuthorizerType="REQUEST",
        IdentitySource=[identity(part) for part in authorizer.identity] or None,
        **_call(authorizer, ids),
    )


def _call(authorizer: LambdaAuthorizer, ids: Ids) -> dict[str, Value]:
    """How API Gateway calls the function, and what it does with the result."""
    return present(
        AuthorizerUri=lambda_uri(function_arn(authorizer.function, ids)),
        AuthorizerPayloadFormatVersion=f"{authorizer.payload}.0",
        EnableSimpleResponses=authorizer.simple if authorizer.payload != 1 else None,
        AuthorizerResultTtlInSeconds=round(authorizer.ttl),
        AuthorizerCredentialsArn=arn(authorizer.role, ids) if authorizer.role else None,
    )


EXTENSION = "x-amazon-apigateway-authorizer"

_IN_A_BODY = {"AuthorizerCredentialsArn": "authorizerCredentials"}


def _scheme(authorizer: Authorizer, ids: Ids) -> Value:
    description = prose(authorizer.description)
    if isinstance(authorizer, JwtAuthorizer):
        details: Value = {
            "type": "jwt",
            "identitySource": identity(authorizer.identity),
            "jwtConfiguration": _lowered(_jwt(authorizer, ids)),
        }
        return present({"type": "oauth2", "description": description, EXTENSION: details})
    assert isinstance(authorizer, LambdaAuthorizer), "the check of kinds rejects other authorizers"
    sources = ", ".join(map(identity, authorizer.identity))
    details = present(type="request", identitySource=sources or None, **_lowered(_call(authorizer, ids)))
    header = {"name": "Authorization", "in": "header"}
    return present({"type": "apiKey", "description": description, **header, EXTENSION: details})


def _lowered(properties: dict[str, Value]) -> dict[str, Value]:
    """Properties by their names in the OpenAPI extension."""
    return {_IN_A_BODY.get(name, name[0].lower() + name[1:]): value for name, value in properties.items()}
