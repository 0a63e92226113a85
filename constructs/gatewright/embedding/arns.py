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
}


def kind_of_arn(arn: str) -> str | None:
    """What the language calls the thing that an ARN names; nothing if the ARN does not tell."""
    words = arn.split(":")
    return _KINDS.get(words[2]) if len(words) > 5 and words[0] == "arn" else None
