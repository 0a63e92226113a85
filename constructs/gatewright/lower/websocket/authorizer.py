"""Authorizers of WebSocket APIs, which API Gateway calls once, when a client connects."""

from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway, LambdaAuthorizer, Route
from gatewright.lower.ids import Ids
from gatewright.lower.reference import arn, function_arn
from gatewright.lower.rest.backend import lambda_uri
from gatewright.lower.rest.source import REQUEST_LOCATIONS
from gatewright.spec.values.identity import Identity
from gatewright.template import Ref, Resource, Value


def authorizer_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The authorizers."""
    for authorizer in gateway.authorizers:
        assert isinstance(authorizer, LambdaAuthorizer), "the check of kinds rejects other authorizers"
        yield Resource(
            id=_authorizer_id(authorizer, ids),
            type="AWS::ApiGatewayV2::Authorizer",
            properties={"ApiId": Ref(ids.of("Api")), "Name": authorizer.name, **_properties(authorizer, ids)},
            origin=authorizer.path,
            snapshot=f"authorizer {authorizer.name}",
        )


def authorization(route: Route, ids: Ids) -> dict[str, Value]:
    """The authorization of a route."""
    if isinstance(route.authorizer, LambdaAuthorizer):
        return {"AuthorizationType": "CUSTOM", "AuthorizerId": Ref(_authorizer_id(route.authorizer, ids))}
    return {"AuthorizationType": "AWS_IAM" if route.auth.value == "iam" else "NONE"}


def _authorizer_id(authorizer: LambdaAuthorizer, ids: Ids) -> str:
    return ids.of("Authorizer", authorizer.name, suffix="Request")


def _properties(authorizer: LambdaAuthorizer, ids: Ids) -> dict[str, Value]:
    return present(
        AuthorizerType="REQUEST",
        IdentitySource=[_identity(part) for part in authorizer.identity] or None,
        AuthorizerUri=lambda_uri(function_arn(authorizer.function, ids)),
        AuthorizerCredentialsArn=arn(authorizer.role, ids) if authorizer.role else None,
    )


def _identity(part: Identity) -> str:
    if part.location in REQUEST_LOCATIONS:
        return f"route.request.{REQUEST_LOCATIONS[part.location]}.{part.name}"
    return f"{'stageVariables' if part.location == 'stage' else part.location}.{part.name}"
