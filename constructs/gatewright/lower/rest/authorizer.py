"""Authorizers, as security schemes of a body and as resources."""

from collections.abc import Iterator, Mapping, Sequence

from gatewright.document.plain_data import present
from gatewright.gateway import Authorizer, CognitoAuthorizer, Gateway, JwtAuthorizer, LambdaAuthorizer
from gatewright.lower.ids import Ids
from gatewright.lower.reference import arn, function_arn
from gatewright.lower.rest.backend import lambda_uri
from gatewright.lower.rest.method import Method
from gatewright.lower.rest.source import REQUEST_LOCATIONS
from gatewright.spec.values.identity import Identity
from gatewright.template import Origin, Ref, Resource, Value, prose

SIGV4: Mapping[str, Value] = {
    "type": "apiKey",
    "name": "Authorization",
    "in": "header",
    "x-amazon-apigateway-authtype": "awsSigv4",
}
API_KEY: Mapping[str, Value] = {"type": "apiKey", "name": "x-api-key", "in": "header"}

SIGV4_SCHEME = "iam"
API_KEY_SCHEME = "api_key"

RestAuthorizer = CognitoAuthorizer | LambdaAuthorizer
"""The authorizers that REST APIs support."""


def identity_source(authorizer: RestAuthorizer) -> str:
    """The identity sources of an authorizer, which are one string in REST APIs."""
    if isinstance(authorizer, CognitoAuthorizer):
        return f"method.request.header.{authorizer.header}"
    return ", ".join(map(_identity, authorizer.identity))


def _authorizers(gateway: Gateway) -> Iterator[RestAuthorizer]:
    return map(_rest, gateway.authorizers)


def _rest(authorizer: Authorizer) -> RestAuthorizer:
    assert not isinstance(authorizer, JwtAuthorizer), "the check of kinds rejects JWT authorizers"
    return authorizer


def _identity(part: Identity) -> str:
    if part.location in REQUEST_LOCATIONS:
        return f"method.request.{REQUEST_LOCATIONS[part.location]}.{part.name}"
    return f"{'stageVariables' if part.location == 'stage' else part.location}.{part.name}"


def security_schemes(gateway: Gateway, methods: Sequence[Method], ids: Ids) -> dict[str, Value]:
    """The security schemes of a body: those that routes use, and all declared authorizers."""
    return present(
        {
            SIGV4_SCHEME: SIGV4 if any(method.authorization == "AWS_IAM" for method in methods) else None,
            API_KEY_SCHEME: API_KEY if any(method.api_key for method in methods) else None,
            **{
                authorizer.name: Origin(authorizer.path, _scheme(authorizer, ids))
                for authorizer in _authorizers(gateway)
            },
        }
    )


def security(method: Method) -> dict[str, Value]:
    """An operation's `security`: the scheme that authorizes the client, and the API key if it is required."""
    needed: dict[str, Value] = {}
    if method.authorization == "AWS_IAM":
        needed[SIGV4_SCHEME] = []
    if method.authorizer:
        needed[method.authorizer.name] = list(method.scopes)
    if method.api_key:
        needed[API_KEY_SCHEME] = []
    return {"security": [needed]} if needed else {}


def authorizer_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The authorizers as resources."""
    for authorizer in _authorizers(gateway):
        yield Resource(
            id=authorizer_id(authorizer, ids),
            type="AWS::ApiGateway::Authorizer",
            properties={"RestApiId": Ref(ids.of("Api")), "Name": authorizer.name, **_properties(authorizer, ids)},
            origin=authorizer.path,
            snapshot=f"authorizer {authorizer.name}",
        )


def authorizer_id(authorizer: Authorizer, ids: Ids) -> str:
    """The logical id. It depends on the type: methods could not follow a change of the type in place."""
    return ids.of("Authorizer", authorizer.name, suffix=_type(_rest(authorizer)).title().replace("_", ""))


def _type(authorizer: RestAuthorizer) -> str:
    return "COGNITO_USER_POOLS" if isinstance(authorizer, CognitoAuthorizer) else authorizer.type.upper()


def _properties(authorizer: RestAuthorizer, ids: Ids) -> dict[str, Value]:
    common: dict[str, Value] = present(
        Type=_type(authorizer),
        IdentitySource=identity_source(authorizer) or None,
        IdentityValidationExpression=authorizer.validation or None,
        AuthorizerResultTtlInSeconds=round(authorizer.ttl),
    )
    if isinstance(authorizer, CognitoAuthorizer):
        return {**common, "ProviderARNs": [arn(pool, ids) for pool in authorizer.user_pools]}
    return present(
        common,
        AuthorizerUri=lambda_uri(function_arn(authorizer.function, ids)),
        AuthorizerCredentials=arn(authorizer.role, ids) if authorizer.role else None,
    )


_IN_A_BODY = {
    "Type": "type",
    "IdentitySource": "identitySource",
    "IdentityValidationExpression": "identityValidationExpression",
    "AuthorizerResultTtlInSeconds": "authorizerResultTtlInSeconds",
    "ProviderARNs": "providerARNs",
    "AuthorizerUri": "authorizerUri",
    "AuthorizerCredentials": "authorizerCredentials",
}


def _scheme(authorizer: RestAuthorizer, ids: Ids) -> Value:
    details = {_IN_A_BODY[key]: value for key, value in _properties(authorizer, ids).items()}
    is_cognito = isinstance(authorizer, CognitoAuthorizer)
    return present(
        {
            "type": "apiKey",
            "description": prose(authorizer.description),
            "name": _header(authorizer),
            "in": "header",
            "x-amazon-apigateway-authtype": "cognito_user_pools" if is_cognito else "custom",
            "x-amazon-apigateway-authorizer": {**details, "type": _type(authorizer).lower()},
        }
    )


def _header(authorizer: RestAuthorizer) -> str:
    """The header that the scheme names. API Gateway ignores it for request authorizers, but requires it."""
    if isinstance(authorizer, CognitoAuthorizer):
        return authorizer.header
    return authorizer.identity[0].name if authorizer.type == "token" and authorizer.identity else "Unused"
