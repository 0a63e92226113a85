"""The origin check rejects requests that bypass CloudFront: an authorizer compares a secret that CloudFront sends."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from gatewright.document import Path
from gatewright.gateway import Gateway, LambdaAuthorizer, OriginCheck, Route, Stage
from gatewright.gateway.cloudfront import AUTHORIZER, SECRET_HEADER
from gatewright.lower.function import LOG_RETENTION_DAYS, role_properties
from gatewright.lower.ids import Ids
from gatewright.lower.key import encrypted
from gatewright.lower.reference import check_id
from gatewright.lower.tag import tag_list
from gatewright.spec.values.identity import Identity
from gatewright.spec.values.message import CONNECT
from gatewright.template import GetAtt, Prose, Ref, Resource, Value, text

RUNTIME = "python3.13"
TTL_S = 300
"""The authorizer cache TTL of HTTP APIs: the function is not called for every request."""

CODE = f'''\
"""Lets through what has come through CloudFront, which shows a secret."""

import hmac
import os

SECRETS = [value.encode() for name, value in os.environ.items() if name.startswith("SECRET_")]


def handler(event, context):
    headers = {{name.lower(): value for name, value in (event.get("headers") or {{}}).items()}}
    shown = headers.get("{SECRET_HEADER}", "").encode()
    is_known = any(hmac.compare_digest(shown, secret) for secret in SECRETS)
    if "methodArn" not in event:
        return {{"isAuthorized": is_known}}
    effect = "Allow" if is_known else "Deny"
    statement = {{"Effect": effect, "Action": "execute-api:Invoke", "Resource": event["methodArn"]}}
    return {{"principalId": "cloudfront", "policyDocument": {{"Version": "2012-10-17", "Statement": [statement]}}}}
'''
"""The function. It returns a simple response to HTTP APIs, and a policy to WebSocket APIs."""


def with_origin_check(gateway: Gateway) -> Gateway:
    """The gateway, with the check as the authorizer of its open routes if CloudFront serves its stages."""
    path = _path(gateway)
    if path is None:
        return gateway
    is_http = gateway.kind == "http"
    check = LambdaAuthorizer(
        name=AUTHORIZER,
        path=path,
        function=OriginCheck(),
        type="request",
        identity=(Identity("header", SECRET_HEADER),),
        validation=None,
        ttl=TTL_S if is_http else 0,
        role=None,
        description="Lets through what has come through CloudFront",
        payload=2 if is_http else 1,
        simple=is_http,
    )
    return replace(
        gateway,
        authorizers=(*gateway.authorizers, check),
        routes=tuple(
            replace(route, authorizer=check) if _is_checked(gateway, route) else route for route in gateway.routes
        ),
    )


def _is_checked(gateway: Gateway, route: Route) -> bool:
    """Whether a route has the check: it has no authorizer. WebSocket APIs authorize on `$connect` only."""
    return route.auth.value == "none" and (gateway.kind == "http" or route.message == CONNECT)


def origin_check(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The secrets, and the function that compares them."""
    path = _path(gateway)
    if path is None:
        return
    secrets = {secret_id(stage, number, ids): stage for stage, number in _secrets(gateway)}
    for id, stage in secrets.items():
        yield _secret(id, gateway, stage)
    yield from _function(gateway, list(secrets), path, ids)


def secret_id(stage: Stage, number: int, ids: Ids) -> str:
    """The logical id of a secret that CloudFront sends. Each number is another secret."""
    return ids.of("Stage", stage.name, suffix="OriginSecret" + ("" if number == 1 else str(number)))


def secret_text(id: str) -> Value:
    """The value of a secret, which CloudFormation looks up when it deploys."""
    return text("{{resolve:secretsmanager:", Ref(id), ":SecretString}}")


def _path(gateway: Gateway) -> Path | None:
    return next((stage.distribution.path for stage in gateway.stages if stage.distribution), None)


def _secrets(gateway: Gateway) -> Iterator[tuple[Stage, int]]:
    for stage in gateway.stages:
        for number in stage.distribution.secrets if stage.distribution else ():
            yield stage, number


def _secret(id: str, gateway: Gateway, stage: Stage) -> Resource:
    return Resource(
        id=id,
        type="AWS::SecretsManager::Secret",
        properties={
            "Description": Prose(f"What CloudFront shows to the stage {stage.name} of {gateway.name}"),
            "GenerateSecretString": {"PasswordLength": 48, "ExcludePunctuation": True},
            **tag_list(stage.tags),
        },
        origin=(*stage.path, "firewall", "cloudfront"),
    )


def _function(gateway: Gateway, secrets: Sequence[str], path: Path, ids: Ids) -> Iterator[Resource]:
    id = check_id(ids)
    logs, role = f"{id}Logs", f"{id}Role"
    yield Resource(
        id=logs,
        type="AWS::Logs::LogGroup",
        properties={"RetentionInDays": LOG_RETENTION_DAYS, **encrypted(gateway, ids), **tag_list(gateway.tags)},
        origin=path,
    )
    yield Resource(
        id=role,
        type="AWS::IAM::Role",
        properties=role_properties(f"What the function may do that guards {gateway.name}", logs, (), gateway.tags),
        origin=path,
    )
    yield Resource(
        id=id,
        type="AWS::Lambda::Function",
        properties={
            "Description": Prose(f"Turns away requests to {gateway.name} that have not come through CloudFront"),
            "Code": {"ZipFile": CODE},
            "Handler": "index.handler",
            "Runtime": RUNTIME,
            "Architectures": ["arm64"],
            "MemorySize": 128,
            "Timeout": 3,
            "Role": GetAtt(role, "Arn"),
            "LoggingConfig": {"LogGroup": Ref(logs)},
            "Environment": {
                "Variables": {f"SECRET_{place}": secret_text(secret) for place, secret in enumerate(secrets, 1)}
            },
            **tag_list(gateway.tags),
        },
        origin=path,
    )
