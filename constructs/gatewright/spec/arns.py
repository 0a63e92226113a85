"""What kind of thing an ARN names."""

from __future__ import annotations

_KINDS = {
    "lambda": "function",
    "iam": "role",
    "cognito-idp": "user pool",
    "logs": "log destination",
    "elasticloadbalancing": "load balancer",
    "states": "state machine",
    "dynamodb": "table",
    "s3": "bucket",
    "sqs": "queue",
    "sns": "topic",
    "events": "event bus",
    "kinesis": "stream",
    "firehose": "delivery stream",
    "acm": "certificate",
    "wafv2": "firewall",
    "kms": "key",
}


def kind_of_arn(arn: str) -> str | None:
    """What the language calls the thing that an ARN names; nothing if the ARN does not tell."""
    words = arn.split(":")
    if len(words) <= 5 or words[0] != "arn":
        return None
    is_listener = words[2] == "servicediscovery" or words[5].startswith("listener/")
    return "listener" if is_listener else _KINDS.get(words[2])
