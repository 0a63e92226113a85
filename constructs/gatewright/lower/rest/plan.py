"""Usage plans, API keys, and the keys' membership in plans."""

from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway, Key, Plan, PlanKey, PlanRoute, Stage, Throttle
from gatewright.lower.ids import Ids
from gatewright.lower.rest.api import api_name
from gatewright.lower.rest.stage import stage_id
from gatewright.lower.tag import tag_list
from gatewright.template import Origin, Ref, Resource, Value


def plan_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The plans, the keys, and their memberships. Ids are made from names, so that removing one changes no other."""
    for key in gateway.keys:
        yield _key(key, gateway, ids)
    for plan in gateway.plans:
        yield _plan(plan, gateway, ids)
        for entry in plan.keys:
            yield _membership(plan, entry, ids)


def _key(key: Key, gateway: Gateway, ids: Ids) -> Resource:
    return Resource(
        id=ids.of("Key", key.name),
        type="AWS::ApiGateway::ApiKey",
        properties=present(
            Name=f"{api_name(gateway)}-{key.name}",
            Description=key.description or None,
            CustomerId=key.customer or None,
            Enabled=key.enabled,
            **tag_list(key.tags),
        ),
        origin=key.path,
    )


def _plan(plan: Plan, gateway: Gateway, ids: Ids) -> Resource:
    return Resource(
        id=ids.of("Plan", plan.name),
        type="AWS::ApiGateway::UsagePlan",
        properties=present(
            UsagePlanName=f"{api_name(gateway)}-{plan.name}",
            Description=plan.description or None,
            ApiStages=[_stage(stage, plan, ids) for stage in plan.stages],
            Throttle=_throttle(plan.throttle) if plan.throttle else None,
            **_quota(plan),
            **tag_list(plan.tags),
        ),
        origin=plan.path,
    )


def _stage(stage: Stage, plan: Plan, ids: Ids) -> Value:
    throttles = {_method(entry): Origin(entry.path, _throttle(entry.throttle)) for entry in plan.routes}
    return present(ApiId=Ref(ids.of("Api")), Stage=Ref(stage_id(stage, ids)), Throttle=throttles or None)


def _method(entry: PlanRoute) -> str:
    return f"{'/' if not entry.route.url.segments else entry.route.url}/{entry.route.method}"


def _throttle(throttle: Throttle) -> Value:
    return present(RateLimit=throttle.rate, BurstLimit=throttle.burst)


def _quota(plan: Plan) -> dict[str, Value]:
    if plan.quota is None:
        return {}
    quota: Value = {"Limit": plan.quota.count, "Period": plan.quota.period.upper()}
    return {"Quota": Origin((*plan.path, "quota"), quota)}


def _membership(plan: Plan, entry: PlanKey, ids: Ids) -> Resource:
    return Resource(
        id=ids.of("PlanKey", plan.name, entry.key.name),
        type="AWS::ApiGateway::UsagePlanKey",
        properties={
            "KeyId": Ref(ids.of("Key", entry.key.name)),
            "KeyType": "API_KEY",
            "UsagePlanId": Ref(ids.of("Plan", plan.name)),
        },
        origin=entry.path,
    )
