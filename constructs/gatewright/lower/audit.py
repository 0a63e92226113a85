"""The audit log of configuration changes: an EventBridge rule writes CloudTrail's events to a log group.

A trail cannot log a single service: it would be another copy of all events of the account.
"""

from collections.abc import Iterator

from gatewright.gateway import Audit, Gateway
from gatewright.lower.deletion import RETAINED_ONCE_DEPLOYED
from gatewright.lower.iam import policy_document
from gatewright.lower.ids import Ids
from gatewright.lower.key import encrypted
from gatewright.lower.tag import tag_list
from gatewright.template import ACCOUNT, PARTITION, REGION, Output, Prose, Ref, Resource, Value, text


def audit_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The log group, and the rule that writes to it."""
    if gateway.audit:
        yield _log(gateway, gateway.audit, ids)
        yield _rule(gateway, gateway.audit, ids)


def audit_outputs(gateway: Gateway, ids: Ids) -> Iterator[Output]:
    """The name of the log group."""
    if gateway.audit:
        yield Output(
            id=ids.of("AuditLog", suffix="Name"),
            value=Ref(ids.of("AuditLog")),
            description=f"Log group that tells who changed {gateway.name}",
            origin=gateway.audit.path,
        )


def _log(gateway: Gateway, audit: Audit, ids: Ids) -> Resource:
    """The log group. Its policy is a property of its own, because an account has a quota of ten policies for logs.

    The log outlives the stack, so it is not encrypted with a key that is deleted with the stack.
    """
    group = text("arn:", PARTITION, ":logs:", REGION, ":", ACCOUNT, ":log-group:", _group_name(ids), ":*")
    rule = text("arn:", PARTITION, ":events:", REGION, ":", ACCOUNT, ":rule/", _rule_name(ids))
    services: Value = {"Service": ["events.amazonaws.com", "delivery.logs.amazonaws.com"]}
    streams: Value = {"Effect": "Allow", "Principal": services, "Action": "logs:CreateLogStream", "Resource": group}
    events: Value = {
        "Effect": "Allow",
        "Principal": services,
        "Action": "logs:PutLogEvents",
        "Resource": group,
        "Condition": {"ArnEquals": {"aws:SourceArn": rule}},
    }
    return Resource(
        id=ids.of("AuditLog"),
        type="AWS::Logs::LogGroup",
        properties={
            "LogGroupName": _group_name(ids),
            "RetentionInDays": round(audit.retention_days),
            "ResourcePolicyDocument": policy_document(streams, events),
            **({} if gateway.log_key == "generate" else encrypted(gateway, ids)),
            **tag_list(gateway.tags),
        },
        origin=audit.path,
        attributes=RETAINED_ONCE_DEPLOYED,  # it also records the deletion of the gateway
    )


def _rule(gateway: Gateway, audit: Audit, ids: Ids) -> Resource:
    group = text("arn:", PARTITION, ":logs:", REGION, ":", ACCOUNT, ":log-group:", Ref(ids.of("AuditLog")))
    return Resource(
        id=ids.of("AuditRule"),
        type="AWS::Events::Rule",
        properties={
            "Name": _rule_name(ids),
            "Description": Prose(f"Whoever changes {gateway.name}"),
            "EventPattern": _pattern(gateway, ids),
            "Targets": [{"Id": "log", "Arn": group}],
            **tag_list(gateway.tags),
        },
        origin=audit.path,
    )


def _pattern(gateway: Gateway, ids: Ids) -> Value:
    """Calls that name the API, one of its domains, or the ARN of a part of it. EventBridge receives no read calls."""
    api = Ref(ids.of("Api"))
    parameters: list[Value] = [{"restApiId": [api]}, {"apiId": [api]}]
    parameters.append({"resourceArn": [{"wildcard": text("*apis/", api, "*")}]})
    domains = [domain.name for domain in gateway.domains]
    if domains:
        parameters.append({"domainName": domains})
    return {
        "source": ["aws.apigateway"],
        "detail-type": ["AWS API Call via CloudTrail"],
        "detail": {"$or": [{"requestParameters": each} for each in parameters]},
    }


def _group_name(ids: Ids) -> Value:
    return text("/aws/events/apigateway/", Ref(ids.of("Api")))


def _rule_name(ids: Ids) -> Value:
    """A name that is known before the rule exists, because the log group's policy contains it."""
    return text("apigateway-", Ref(ids.of("Api")), "-audit")
