"""The settings of an account: API Gateway's CloudWatch Logs role."""

from collections.abc import Iterator

from gatewright.gateway import Account
from gatewright.lower.deletion import RETAINED
from gatewright.lower.iam import policy_document
from gatewright.lower.ids import Ids
from gatewright.lower.plain import plain_resources
from gatewright.lower.reference import arn, lookups
from gatewright.lower.tag import tag_list
from gatewright.template import PARTITION, GetAtt, Output, Prose, Resource, Template, Value, text


def lower_account(account: Account, ids: Ids) -> Template:
    """The template of an account."""
    resources = (*plain_resources(account, ids), *_log_role(account, ids))
    outputs = tuple(_outputs(account, ids))
    return Template(
        description=account.description,
        parameters=lookups(resources, outputs),
        resources=resources,
        outputs=outputs,
    )


def _log_role(account: Account, ids: Ids) -> Iterator[Resource]:
    if account.log_role is None:
        return
    if account.log_role == "made":
        yield _role(account, ids)
    yield Resource(
        id=ids.of("Account"),
        type="AWS::ApiGateway::Account",
        properties={"CloudWatchRoleArn": _role_arn(account, ids)},
        origin=("log_role",),
        attributes=RETAINED,  # all gateways of the account need it
    )


def _role(account: Account, ids: Ids) -> Resource:
    """A role with the managed policy for logs. API Gateway checks its permissions when the setting is created."""
    trust: dict[str, Value] = {"Principal": {"Service": "apigateway.amazonaws.com"}, "Action": "sts:AssumeRole"}
    policy = text("arn:", PARTITION, ":iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs")
    return Resource(
        id=ids.of("LogRole"),
        type="AWS::IAM::Role",
        properties={
            "Description": Prose("What API Gateway writes the logs of all gateways with"),
            "AssumeRolePolicyDocument": policy_document({"Effect": "Allow", **trust}),
            "ManagedPolicyArns": [policy],
            **tag_list(account.tags),
        },
        origin=("log_role",),
        attributes=RETAINED,  # all gateways of the account need it
    )


def _outputs(account: Account, ids: Ids) -> Iterator[Output]:
    if account.log_role is not None:
        yield Output(
            id=ids.of("LogRole", suffix="Arn"),
            value=_role_arn(account, ids),
            description="Role in which API Gateway writes logs in this region",
            origin=("log_role",),
        )


def _role_arn(account: Account, ids: Ids) -> Value:
    assert account.log_role is not None
    return GetAtt(ids.of("LogRole"), "Arn") if account.log_role == "made" else arn(account.log_role, ids)
