"""AWS WAF web ACLs, and their associations with stages. They are not part of a deployment of the API."""

from collections.abc import Iterator, Mapping

from gatewright.document.plain_data import present
from gatewright.gateway import Arn, Gateway, Outside, Stage
from gatewright.gateway.firewall import (
    AddressList,
    BlockedResponse,
    Firewall,
    FirewallLogs,
    FirewallRule,
    Managed,
    firewall_label,
)
from gatewright.lower.ids import Ids
from gatewright.lower.key import encrypted
from gatewright.lower.merge import merged_properties
from gatewright.lower.reference import arn
from gatewright.lower.statement import Statements
from gatewright.lower.tag import tag_list
from gatewright.template import (
    ACCOUNT,
    PARTITION,
    REGION,
    GetAtt,
    Origin,
    Ref,
    Resource,
    Value,
    piece,
    text,
)

LOGS_PREFIX = "aws-waf-logs-"
"""The prefix that WAF requires of the names of its log destinations."""


def firewalls(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The firewalls that stages use, and their associations.

    CloudFormation names a firewall: with a fixed name it could not be replaced while a stage uses it.
    """
    for firewall in gateway.used_firewalls:
        yield from firewall_resources(firewall, Ref(ids.of("Api")), encrypted(gateway, ids), ids)
    for stage in gateway.stages:
        if stage.firewall:
            yield _association(stage, stage.firewall, ids)


def firewall_resources(firewall: Firewall, owner: Value, log_key: Mapping[str, Value], ids: Ids) -> Iterator[Resource]:
    """A firewall, its IP sets and its logs. `owner` makes the names of log groups unique among gateways."""
    yield from _address_lists(firewall, ids)
    yield _web_acl(firewall, ids)
    if firewall.logs:
        yield from _logs(firewall, firewall.logs, owner, log_key, ids)


def firewall_id(firewall: Firewall, ids: Ids, *names: str, suffix: str = "") -> str:
    """The logical id of a firewall, or of one of its parts."""
    if firewall.in_place:
        return ids.of("Stage", firewall.name, *names, suffix=f"Firewall{suffix}")
    return ids.of("Firewall", firewall.name, *names, suffix=suffix)


def _list_id(firewall: Firewall, found: AddressList, version: str, ids: Ids) -> str:
    names = () if found.suffix else (found.name,)
    return firewall_id(firewall, ids, *names, suffix=found.suffix + version.removeprefix("IP"))


def _address_lists(firewall: Firewall, ids: Ids) -> Iterator[Resource]:
    for found in firewall.lists:
        for version, addresses in found.families.items():
            yield Resource(
                id=_list_id(firewall, found, version, ids),
                type="AWS::WAFv2::IPSet",
                properties={
                    "Scope": _scope(firewall),
                    "IPAddressVersion": version,
                    "Addresses": [_range(address, version) for address in addresses],
                    **tag_list(firewall.tags),
                },
                origin=found.path,
            )


def _scope(firewall: Firewall) -> str:
    return "CLOUDFRONT" if firewall.is_edge else "REGIONAL"


def _range(address: str, version: str) -> str:
    """An address as a range: WAF accepts ranges only."""
    return address if "/" in address else f"{address}/{32 if version == 'IPV4' else 128}"


def _web_acl(firewall: Firewall, ids: Ids) -> Resource:
    statements = Statements(
        lambda found, version: _list_id(firewall, found, version, ids), firewall.client_address, firewall.oversize
    )
    responses = _response_bodies(firewall)
    properties: dict[str, Value] = present(
        Description=firewall.description or None,
        Scope=_scope(firewall),
        DefaultAction=_action(firewall, firewall.default, firewall.answer, "default"),
        Rules=[_rule(firewall, rule, place, statements) for place, rule in enumerate(firewall.rules)],
        VisibilityConfig=_visible_as(firewall.metric),
        CustomResponseBodies=responses or None,
        **_inspected(firewall),
        **tag_list(firewall.tags),
    )
    return Resource(
        id=firewall_id(firewall, ids),
        type="AWS::WAFv2::WebACL",
        properties=merged_properties(properties, firewall.raw),
        origin=firewall.path,
    )


def _rule(firewall: Firewall, rule: FirewallRule, place: int, statements: Statements) -> Value:
    does: dict[str, Value]
    if isinstance(rule.about, Managed):
        does = {"OverrideAction": {"Count" if firewall.counting else rule.action.capitalize(): {}}}
    else:
        action = "count" if firewall.counting else rule.action
        does = {"Action": _action(firewall, action, rule.answer or firewall.answer, _response_key(rule))}
    properties: dict[str, Value] = present(
        Name=rule.name,
        Priority=place,
        Statement=statements.about(rule.about),
        **does,
        RuleLabels=[{"Name": rule.label}] if rule.label else None,
        VisibilityConfig=_visible_as(rule.name),
    )
    return Origin(rule.path, properties)


def _visible_as(metric: str) -> Value:
    return {"CloudWatchMetricsEnabled": True, "MetricName": metric, "SampledRequestsEnabled": True}


def _response_key(rule: FirewallRule) -> str:
    return rule.name if rule.answer else "default"


def _response_bodies(firewall: Firewall) -> dict[str, Value]:
    """The response bodies for blocked clients, by the names of the rules that have their own response."""
    responses = {"default": firewall.answer, **{rule.name: rule.answer for rule in firewall.rules}}
    return {
        key: {"Content": response.body, "ContentType": "APPLICATION_JSON" if response.json else "TEXT_PLAIN"}
        for key, response in responses.items()
        if response and response.body
    }


def _action(firewall: Firewall, action: str, response: BlockedResponse | None, key: str) -> Value:
    if firewall.counting and action == "block":
        return {"Allow": {}}
    if action != "block" or response is None:
        return {action.capitalize(): {}}
    headers: list[Value] = [{"Name": name, "Value": value} for name, value in response.headers.items()]
    custom: dict[str, Value] = present(
        ResponseCode=response.status,
        CustomResponseBodyKey=key if response.body else None,
        ResponseHeaders=headers or None,
    )
    return {"Block": {"CustomResponse": custom}}


def _inspected(firewall: Firewall) -> dict[str, Value]:
    if firewall.inspect is None:
        return {}
    limit = {"DefaultSizeInspectionLimit": f"KB_{firewall.inspect.removesuffix('KB')}"}
    return {"AssociationConfig": {"RequestBody": {"CLOUDFRONT" if firewall.is_edge else "API_GATEWAY": limit}}}


def _logs(
    firewall: Firewall, logs: FirewallLogs, owner: Value, log_key: Mapping[str, Value], ids: Ids
) -> Iterator[Resource]:
    group = firewall_id(firewall, ids, suffix="Logs")
    name = firewall_label(firewall.name, in_place=firewall.in_place)
    if logs.to is None:
        yield Resource(
            id=group,
            type="AWS::Logs::LogGroup",
            properties={
                "LogGroupName": text(LOGS_PREFIX, owner, "-", name),
                "RetentionInDays": round(logs.retention_days),
                **log_key,
                **tag_list(firewall.tags),
            },
            origin=logs.path,
        )
    yield Resource(
        id=firewall_id(firewall, ids, suffix="Logging"),
        type="AWS::WAFv2::LoggingConfiguration",
        properties=present(
            ResourceArn=GetAtt(firewall_id(firewall, ids), "Arn"),
            LogDestinationConfigs=[_destination(logs.to, group, ids)],
            LoggingFilter=_filter(logs) if logs.keep else None,
            RedactedFields=[_redacted(part) for part in logs.redact] if logs.redact else None,
        ),
        origin=logs.path,
    )


def _destination(to: Outside | None, group: str, ids: Ids) -> Value:
    """The log destination, without the `:*` at the end of a log group's ARN, which WAF rejects."""
    match to:
        case None:
            return text("arn:", PARTITION, ":logs:", REGION, ":", ACCOUNT, ":log-group:", Ref(group))
        case Arn(literal):
            return literal.removesuffix(":*")
        case outside:
            return piece(arn(outside, ids), ":*", 0)


def _filter(logs: FirewallLogs) -> Value:
    conditions: list[Value] = [{"ActionCondition": {"Action": action.upper()}} for action in logs.keep]
    kept: Value = {"Behavior": "KEEP", "Requirement": "MEETS_ANY", "Conditions": conditions}
    return {"DefaultBehavior": "DROP", "Filters": [kept]}


def _redacted(part: str) -> Value:
    kind, _, name = part.partition(".")
    if kind == "header":
        return {"SingleHeader": {"Name": name}}
    return {{"query": "QueryString", "path": "UriPath", "method": "Method"}[kind]: {}}


def _association(stage: Stage, firewall: Firewall | Outside, ids: Ids) -> Resource:
    """A firewall's association. It refers to the stage, so it is created after the stage and deleted before it."""
    name, api = Ref(ids.of("Stage", stage.name)), Ref(ids.of("Api"))
    return Resource(
        id=ids.of("Stage", stage.name, suffix="FirewallPlace"),
        type="AWS::WAFv2::WebACLAssociation",
        properties={
            "ResourceArn": text("arn:", PARTITION, ":apigateway:", REGION, "::/restapis/", api, "/stages/", name),
            "WebACLArn": firewall_arn(firewall, ids),
        },
        origin=(*stage.path, "firewall"),
    )


def firewall_arn(firewall: Firewall | Outside, ids: Ids) -> Value:
    """The ARN of a firewall, in the stack that contains it."""
    return GetAtt(firewall_id(firewall, ids), "Arn") if isinstance(firewall, Firewall) else arn(firewall, ids)
