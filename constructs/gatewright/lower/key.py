"""The KMS key that encrypts log groups."""

from collections.abc import Iterator

from gatewright.gateway import Gateway, Outside
from gatewright.lower.iam import policy_document
from gatewright.lower.ids import Ids
from gatewright.lower.reference import arn
from gatewright.lower.tag import tag_list
from gatewright.template import ACCOUNT, PARTITION, REGION, URL_SUFFIX, GetAtt, Prose, Resource, Value, text

WAITING_DAYS = 30
"""The days in which a deleted key can be restored."""


def keys(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The gateway's own key, if it has one."""
    if gateway.log_key == "generate":
        yield Resource(
            id=_id(ids),
            type="AWS::KMS::Key",
            properties={
                "Description": Prose(f"What logs of the gateway {gateway.name} are encrypted with"),
                "EnableKeyRotation": True,
                "PendingWindowInDays": WAITING_DAYS,
                "KeyPolicy": policy_document(_owner(), _logs(), _no_grants()),
                **tag_list(gateway.tags),
            },
            origin=("log_key",),
        )


def encrypted(gateway: Gateway, ids: Ids, own: Outside | None = None) -> dict[str, Value]:
    """The `KmsKeyId` of a log group. `own` takes precedence over the gateway's key."""
    key = own or gateway.log_key
    if key is None:
        return {}
    return {"KmsKeyId": GetAtt(_id(ids), "Arn") if key == "generate" else arn(key, ids)}


def _id(ids: Ids) -> str:
    return ids.of("LogKey")


def _owner() -> Value:
    """Without this statement the key's policy could never be changed again."""
    return {
        "Sid": "Account",
        "Effect": "Allow",
        "Principal": {"AWS": text("arn:", PARTITION, ":iam::", ACCOUNT, ":root")},
        "Action": "kms:*",
        "Resource": "*",
    }


def _logs() -> Value:
    """Allows CloudWatch Logs to use the key for log groups of this account and region."""
    groups = text("arn:", PARTITION, ":logs:", REGION, ":", ACCOUNT, ":log-group:*")
    return {
        "Sid": "Logs",
        "Effect": "Allow",
        "Principal": {"Service": text("logs.", REGION, ".", URL_SUFFIX)},
        "Action": ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
        "Resource": "*",
        "Condition": {"ArnLike": {"kms:EncryptionContext:aws:logs:arn": groups}},
    }


def _no_grants() -> Value:
    """Denies grants for the key, except to AWS services."""
    return {
        "Sid": "NoGrants",
        "Effect": "Deny",
        "Principal": {"AWS": "*"},
        "Action": "kms:CreateGrant",
        "Resource": "*",
        "Condition": {"BoolIfExists": {"kms:GrantIsForAWSResource": "false", "aws:PrincipalIsAWSService": "false"}},
    }
