"""Deployments, and the stages that serve them."""

from collections.abc import Iterator, Mapping, Sequence

from gatewright.gateway import Arn, Gateway, Route, Stage, Throttle
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.references import arn
from gatewright.lower.rest.stages import DIGEST_IN_ID
from gatewright.lower.tags import tag_list
from gatewright.release.snapshot import digest, snapshot
from gatewright.template import ACCOUNT, PARTITION, REGION, Origin, Prose, Ref, Resource, Value, text


def deployment(gateway: Gateway, ids: Ids, parts: Sequence[Resource]) -> Resource | None:
    """A snapshot of the API, where stages do not simply follow it."""
    if gateway.deploy.value == "auto":
        return None
    found = digest(snapshot(parts))
    return Resource(
        id=ids.of("Deployment", suffix=found[:DIGEST_IN_ID]),
        type="AWS::ApiGatewayV2::Deployment",
        properties={"ApiId": Ref(ids.of("Api")), "Description": Prose(f"{gateway.name} {found}")},
        origin=("routes",),
        depends_on=tuple(part.id for part in parts if part.type != "AWS::ApiGatewayV2::Api"),
    )


def stages(gateway: Gateway, ids: Ids, deployed: Resource | None, parts: Sequence[Resource]) -> Iterator[Resource]:
    """The stages, with the log groups that are theirs."""
    for stage in gateway.stages:
        if stage.logs.access_format and stage.logs.access_to is None:
            yield _log_group(stage, ids)
        yield Resource(
            id=ids.of("Stage", stage.name),
            type="AWS::ApiGatewayV2::Stage",
            properties=merged_properties(_properties(gateway, stage, ids, deployed), stage.raw),
            origin=stage.path,
            # Settings of a route are refused while there is no such route.
            depends_on=tuple(part.id for part in parts if part.type == "AWS::ApiGatewayV2::Route"),
        )


def _properties(gateway: Gateway, stage: Stage, ids: Ids, deployed: Resource | None) -> dict[str, Value]:
    routes = _route_settings(gateway, stage)
    return {
        "ApiId": Ref(ids.of("Api")),
        "StageName": stage.name,
        **({"Description": Prose(stage.description)} if stage.description else {}),
        **({"AutoDeploy": True} if deployed is None else {"AutoDeploy": False, "DeploymentId": Ref(deployed.id)}),
        **({"StageVariables": Origin((*stage.path, "variables"), stage.variables)} if stage.variables else {}),
        "DefaultRouteSettings": _settings(gateway, stage, stage.throttle.value if stage.throttle else None),
        **({"RouteSettings": routes} if routes else {}),
        **_access_logs(stage, ids),
        **({"Tags": dict(stage.tags)} if stage.tags else {}),
    }


def _route_settings(gateway: Gateway, stage: Stage) -> Mapping[str, Value]:
    """The settings of routes that differ from the stage's. Each says everything: it takes the place of the stage's."""
    return {
        route.key: Origin(route.path, _settings(gateway, stage, _throttle(route, stage)))
        for route in gateway.routes
        if route.throttle is not None
    }


def _throttle(route: Route, stage: Stage) -> Throttle | None:
    setting = route.throttle or stage.throttle
    return setting.value if setting else None


def _settings(gateway: Gateway, stage: Stage, throttle: Throttle | None) -> dict[str, Value]:
    logs: dict[str, Value] = {}
    if gateway.kind == "websocket":
        logs = {"LoggingLevel": stage.logs.execution.upper(), "DataTraceEnabled": stage.logs.data_trace}
    return {"DetailedMetricsEnabled": stage.detailed_metrics, **logs, **_limits(throttle)}


def _limits(throttle: Throttle | None) -> dict[str, Value]:
    """Both limits or none: half a setting lets nothing through."""
    if throttle is None:
        return {}
    rate, burst = throttle.rate, throttle.burst
    return {
        "ThrottlingRateLimit": rate if rate is not None else ACCOUNT_RATE,
        "ThrottlingBurstLimit": burst if burst is not None else ACCOUNT_BURST,
    }


ACCOUNT_RATE, ACCOUNT_BURST = 10_000, 5_000
"""What an account lets through if its quotas are not raised: no limit of a route's own."""


def _access_logs(stage: Stage, ids: Ids) -> dict[str, Value]:
    if not stage.logs.access_format:
        return {}
    setting: Value = {"DestinationArn": _destination(stage, ids), "Format": stage.logs.access_format}
    return {"AccessLogSettings": Origin((*stage.path, "logs"), setting)}


def _destination(stage: Stage, ids: Ids) -> Value:
    match stage.logs.access_to:
        case None:
            group = Ref(_log_group_id(stage, ids))
            return text("arn:", PARTITION, ":logs:", REGION, ":", ACCOUNT, ":log-group:", group)
        case Arn(literal):
            return literal.removesuffix(":*")
        case outside:
            return arn(outside, ids)


def _log_group_id(stage: Stage, ids: Ids) -> str:
    return ids.of("Stage", stage.name, suffix="AccessLogs")


def _log_group(stage: Stage, ids: Ids) -> Resource:
    """Groups of this name share one entry in the account's log policy, whose length is limited."""
    name = text("/aws/vendedlogs/apis/", Ref(ids.of("Api")), "/", stage.name.removeprefix("$"))
    return Resource(
        id=_log_group_id(stage, ids),
        type="AWS::Logs::LogGroup",
        properties={"LogGroupName": name, "RetentionInDays": stage.logs.retention_days, **tag_list(stage.tags)},
        origin=(*stage.path, "logs"),
    )
