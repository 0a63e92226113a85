"""Functions: the function, the role that it runs as, and the log group that it writes to."""

from collections.abc import Iterator, Mapping, Sequence

from gatewright.document.plain_data import present
from gatewright.gateway import Function, Gateway
from gatewright.lower.iam import policy_document, statement
from gatewright.lower.ids import Ids, prefix_of
from gatewright.lower.key import encrypted
from gatewright.lower.merge import merged_properties
from gatewright.lower.reference import any_text, arn
from gatewright.lower.tag import tag_list
from gatewright.lower.version import version_output, version_resources
from gatewright.template import (
    ACCOUNT,
    PARTITION,
    REGION,
    Asset,
    GetAtt,
    Hole,
    Output,
    Prose,
    Ref,
    Resource,
    Value,
    prose,
    text,
)

LOG_RETENTION_DAYS = 365
MANAGE_CONNECTIONS = "execute-api:ManageConnections"
"""The permission to post to a connection, to read its state and to close it."""
CONNECTIONS = "/*/*/@connections/*"
"""Every connection of an API, in all stages and for all methods."""


def function_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The resources of the gateway's own functions."""
    for function in gateway.functions:
        yield _log_group(function, gateway, ids)
        if function.role is None:
            yield _role(function, gateway, ids)
        yield _function(function, gateway, ids)
        if function.alias:
            yield from version_resources(function, _plain(function, gateway), ids)


def function_outputs(gateway: Gateway, ids: Ids) -> Iterator[Output]:
    """The outputs for functions that have versions."""
    for function in gateway.functions:
        if function.alias:
            yield version_output(function, _plain(function, gateway), ids)


def function_assets(gateway: Gateway) -> tuple[Asset, ...]:
    """The code folders to package."""
    return tuple(
        Asset(name=function.name, path=function.code, origin=(*function.path, "code")) for function in gateway.functions
    )


def _plain(function: Function, gateway: Gateway) -> Resource:
    """The function as in a plain template, so that its version does not depend on a CDK app."""
    return _function(function, gateway, Ids(prefix_of(gateway.name)))


def _log_group(function: Function, gateway: Gateway, ids: Ids) -> Resource:
    return Resource(
        id=ids.of("Function", function.name, suffix="Logs"),
        type="AWS::Logs::LogGroup",
        properties={"RetentionInDays": LOG_RETENTION_DAYS, **encrypted(gateway, ids), **tag_list(gateway.tags)},
        origin=function.path,
    )


def role_properties(description: str, logs: str, allowed: Sequence[Value], tags: Mapping[str, str]) -> dict[str, Value]:
    """A function's role: it allows writing to the log group, and the statements in `allowed`."""
    write: Value = {
        "Effect": "Allow",
        "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
        "Resource": GetAtt(logs, "Arn"),
    }
    trust: Value = {
        "Effect": "Allow",
        "Principal": {"Service": "lambda.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
    return {
        "Description": Prose(description),
        "AssumeRolePolicyDocument": policy_document(trust),
        "Policies": [{"PolicyName": "function", "PolicyDocument": policy_document(write, *allowed)}],
        **tag_list(tags),
    }


def _role(function: Function, gateway: Gateway, ids: Ids) -> Resource:
    allowed = [statement(grant, ids) for grant in function.allow]
    connections = [_connections(ids)] if function.connections else []
    description = f"What the function {function.name} of the gateway {gateway.name} may do"
    logs = ids.of("Function", function.name, suffix="Logs")
    return Resource(
        id=ids.of("Function", function.name, suffix="Role"),
        type="AWS::IAM::Role",
        properties=role_properties(description, logs, (*connections, *allowed), gateway.tags),
        origin=function.path,
    )


def _connections(ids: Ids) -> Value:
    """The permission to manage connections of the API, in any stage."""
    api = text("arn:", PARTITION, ":execute-api:", REGION, ":", ACCOUNT, ":", Ref(ids.of("Api")))
    return {"Effect": "Allow", "Action": [MANAGE_CONNECTIONS], "Resource": text(api, CONNECTIONS)}


def _function(function: Function, gateway: Gateway, ids: Ids) -> Resource:
    environment: Value = {name: any_text(value, ids) for name, value in function.environment.items()}
    role = arn(function.role, ids) if function.role else GetAtt(ids.of("Function", function.name, suffix="Role"), "Arn")
    properties: dict[str, Value] = present(
        Description=prose(function.description),
        Code={
            "S3Bucket": Hole("asset", function.name, "bucket"),
            "S3Key": Hole("asset", function.name, "key"),
        },
        Handler=function.handler,
        Runtime=function.runtime,
        Architectures=[function.architecture],
        MemorySize=function.memory,
        Timeout=function.timeout,
        Role=role,
        LoggingConfig={"LogGroup": Ref(ids.of("Function", function.name, suffix="Logs"))},
        Environment={"Variables": environment} if environment else None,
        **tag_list(gateway.tags),
    )
    return Resource(
        id=ids.of("Function", function.name),
        type="AWS::Lambda::Function",
        properties=merged_properties(properties, function.raw),
        origin=function.path,
    )
