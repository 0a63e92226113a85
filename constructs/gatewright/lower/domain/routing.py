"""Routing rules."""

from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.gateway import Domain, Routing
from gatewright.lower.domain.definition import domain_arn
from gatewright.lower.domain.target import target
from gatewright.lower.ids import Ids
from gatewright.template import Resource, Value


def routing_rule(domain: Domain, routing: Routing, ids: Ids) -> Resource:
    """The rule that routes matching requests to a stage."""
    api_id, stage = target(routing.stage, ids)
    call: Value = present(ApiId=api_id, Stage=stage, StripBasePath=routing.strips_base if routing.base else None)
    return Resource(
        id=ids.of("RoutingRule", domain.name, routing.name),
        type="AWS::ApiGatewayV2::RoutingRule",
        properties={
            "DomainNameArn": domain_arn(domain, ids),
            "Priority": routing.priority,
            "Conditions": list(_conditions(routing)),
            "Actions": [{"InvokeApi": call}],
        },
        origin=routing.path,
    )


def _conditions(routing: Routing) -> Iterator[Value]:
    """The conditions, which must all match. API Gateway accepts one alternative in each."""
    for header, glob in routing.conditions:
        yield {"MatchHeaders": {"AnyOf": [{"Header": header, "ValueGlob": glob}]}}
    if routing.base:
        yield {"MatchBasePaths": {"AnyOf": [routing.base]}}
