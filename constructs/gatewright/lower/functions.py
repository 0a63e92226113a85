"""Functions: the function, the role that it runs as, and the log group that it writes to."""

from collections.abc import Iterator

from gatewright.gateway import Function, Gateway
from gatewright.lower.iam import policy_document, statement
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.references import any_text, arn
from gatewright.lower.tags import tag_list
from gatewright.template import Asset, GetAtt, Hole, Prose, Ref, Resource, Value

LOG_RETENTION_DAYS = 365


def function_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """What the gateway's own functions are made of."""
    for function in gateway.functions:
        yield _log_group(function, gateway, ids)
        if function.role is None:
            yield _role(function, gateway, ids)
        yield _function(function, gateway, ids)


def function_assets(gateway: Gateway) -> tuple[Asset, ...]:
    """The folders of code that have to be packaged."""
    return tuple(
        Asset(name=function.name, folder=function.code, origin=(*function.path, "code"))
        for function in gateway.functions
    )


def _log_group(function: Function, gateway: Gateway, ids: Ids) -> Resource:
    return Resource(
        id=ids.of("Function", function.name, suffix="Logs"),
        type="AWS::Logs::LogGroup",
        properties={"RetentionInDays": LOG_RETENTION_DAYS, **tag_list(gateway.tags)},
        origin=function.path,
    )


def _role(function: Function, gateway: Gateway, ids: Ids) -> Resource:
    logs: Value = {
        "Effect": "Allow",
        "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
        "Resource": GetAtt(ids.of("Function", function.name, suffix="Logs"), "Arn"),
    }
    allowed = [statement(grant, ids) for grant in function.allow]
    trust: Value = {
        "Effect": "Allow",
        "Principal": {"Service": "lambda.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
    return Resource(
        id=ids.of("Function", function.name, suffix="Role"),
        type="AWS::IAM::Role",
        properties={
            "Description": Prose(f"What the function {function.name} of the gateway {gateway.name} may do"),
            "AssumeRolePolicyDocument": policy_document(trust),
            "Policies": [{"PolicyName": "function", "PolicyDocument": policy_document(logs, *allowed)}],
            **tag_list(gateway.tags),
        },
        origin=function.path,
    )


def _function(function: Function, gateway: Gateway, ids: Ids) -> Resource:
    environment: Value = {name: any_text(value, ids) for name, value in function.environment.items()}
    role = arn(function.role, ids) if function.role else GetAtt(ids.of("Function", function.name, suffix="Role"), "Arn")
    properties: dict[str, Value] = {
        **({"Description": Prose(function.description)} if function.description else {}),
        "Code": {
            "S3Bucket": Hole("asset", function.name, "bucket"),
            "S3Key": Hole("asset", function.name, "key"),
        },
        "Handler": function.handler,
        "Runtime": function.runtime,
        "Architectures": [function.architecture],
        "MemorySize": function.memory,
        "Timeout": function.timeout,
        "Role": role,
        "LoggingConfig": {"LogGroup": Ref(ids.of("Function", function.name, suffix="Logs"))},
        **({"Environment": {"Variables": environment}} if environment else {}),
        **tag_list(gateway.tags),
    }
    return Resource(
        id=ids.of("Function", function.name),
        type="AWS::Lambda::Function",
        properties=merged_properties(properties, function.raw),
        origin=function.path,
    )
