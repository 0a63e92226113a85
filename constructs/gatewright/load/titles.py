"""Titles of models and value types, for the reference and for editors.

A title is the name of the class in words. Where AWS has another word for the thing, it is listed here.
"""

import re

_WORDS = {
    "Acm": "ACM",
    "Api": "API",
    "Arn": "ARN",
    "Aws": "AWS",
    "Cors": "CORS",
    "Dynamodb": "DynamoDB",
    "Eventbridge": "EventBridge",
    "Firehose": "Amazon Data Firehose",
    "Http": "HTTP",
    "Id": "ID",
    "Jwt": "JWT",
    "Kinesis": "Kinesis Data Streams",
    "S3": "Amazon S3",
    "Sns": "Amazon SNS",
    "Sqs": "Amazon SQS",
    "Tls": "TLS",
    "Vpc": "VPC",
}
"""Words with a spelling of their own."""

_TITLES = {
    "AlarmHealth": "Alarm health check",
    "Amount": "Alarm limit",
    "Answer": "Documented response",
    "AnswerHeader": "Response header",
    "AppConfigBackend": "AWS AppConfig backend",
    "Audit": "Audit log",
    "AwsBackend": "AWS API backend",
    "BalancerLink": "VPC link V1",
    "BlockedAnswer": "Block response",
    "Callers": "Request sources",
    "CloudFront": "CloudFront",
    "Counted": "Aggregation key",
    "Day": "Date",
    "Failover": "Failover routing policy",
    "FirewallBody": "Body inspection",
    "FirewallText": "Firewall description",
    "GatewayRaw": "Gateway patches",
    "Grant": "Permission",
    "Group": "Path group",
    "HeaderGlob": "Header pattern",
    "HttpUrl": "URL",
    "Identity": "Part of a request",
    "Key": "API key",
    "Label": "Firewall label",
    "Limit": "Rate-based rule",
    "Limits": "Service quotas",
    "MadeCertificate": "ACM certificate",
    "MadeVpcEndpoint": "VPC endpoint",
    "Managed": "Managed rule group settings",
    "ManagedGroup": "Managed rule group",
    "Message": "WebSocket route",
    "MessageKey": "WebSocket route key",
    "Named": "Name or ARN",
    "NetworkLink": "VPC link V2",
    "PathHealth": "Path health check",
    "Plan": "Usage plan",
    "Policy": "Resource policy",
    "Redacted": "Redacted field",
    "RoutedHeader": "Routing header",
    "RouteRaw": "Route patches",
    "Routing": "Routing rule",
    "SharedRouting": "Shared routing rule",
    "SsmReference": "Systems Manager reference",
    "StageOf": "Stage of a gateway",
    "StepFunctionsBackend": "Step Functions backend",
    "Throttle": "Throttling",
    "VpcEndpoint": "VPC endpoint ID",
    "Weight": "Weighted record",
    "Weights": "Weighted routing policy",
}
"""Titles that are not the words of the class's name."""


def title(cls: type) -> str:
    """A model's or value type's title: `Amazon S3 backend`, `JWT authorizer`."""
    name = cls.__name__.removesuffix("Spec").removesuffix("Word")
    words = (_WORDS.get(word[0], word[0].lower()) for word in re.finditer("[A-Z][a-z0-9]*", name))
    text = _TITLES.get(name) or " ".join(words)
    return text[0].upper() + text[1:]
