"""Stages of HTTP and WebSocket APIs."""

from collections.abc import Iterator, Mapping, Sequence

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway, Stage, Throttle
from gatewright.lower.certificate import client_certificate, client_certificates
from gatewright.lower.deployment import Parts, deployed_parts, deployments, served, stage_tags
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.output import DEFAULT_STAGE
from gatewright.lower.rest.logs import access_group_id, destination, execution_group_id, log_group
from gatewright.lower.variable import stage_variables
from gatewright.template import Origin, Ref, Resource, Value, prose, text


def deployed(gateway: Gateway, ids: Ids, make: Parts) -> tuple[Resource, ...]:
    """An API with its stages, which deploy automatically or serve explicit deployments."""
    if gateway.deploy.value == "auto":
        follow = make(ids)
        return (*follow, *_stages(gateway, ids, None, follow))
    parts, digest = deployed_parts(gateway, ids, make)
    made = deployments(gateway, ids, digest, [part.id for part in parts[1:]])
    return (*parts, *made, *_stages(gateway, ids, digest, parts))


def _stages(gateway: Gateway, ids: Ids, digest: str | None, parts: Sequence[Resource]) -> Iterator[Resource]:
    """The stages, with their log groups. Without a digest they deploy automatically."""
    for stage in gateway.stages:
        yield from _log_groups(gateway, stage, ids)
        yield from client_certificates(stage, ids)
        yield Resource(
            id=ids.of("Stage", stage.name),
            type="AWS::ApiGatewayV2::Stage",
            properties=merged_properties(_properties(gateway, stage, ids, digest), stage.raw),
            origin=stage.path,
            # API Gateway rejects settings of a route that does not exist yet.
            depends_on=(
                *(part.id for part in parts if part.type == "AWS::ApiGatewayV2::Route"),
                *((execution_group_id(stage, ids),) if _has_execution_logs(gateway, stage) else ()),
            ),
        )


def _properties(gateway: Gateway, stage: Stage, ids: Ids, digest: str | None) -> dict[str, Value]:
    routes = _route_settings(gateway, stage)
    variables = stage_variables(gateway, stage.variables, ids)
    return present(
        ApiId=Ref(ids.of("Api")),
        StageName=stage.name,
        Description=prose(stage.description),
        **({"AutoDeploy": True} if digest is None else {"AutoDeploy": False, **served(gateway, stage, ids, digest)}),
        StageVariables=Origin((*stage.path, "variables"), variables) if variables else None,
        DefaultRouteSettings=_settings(gateway, stage, stage.throttle_of(None)),
        RouteSettings=routes or None,
        **_access_logs(stage, ids),
        **client_certificate(stage, ids),
        Tags=dict(stage_tags(gateway, stage)) or None,
    )


def _route_settings(gateway: Gateway, stage: Stage) -> Mapping[str, Value]:
    """The settings of routes that differ from the stage's. Each has all settings, because it replaces the stage's."""
    return {
        route.key: Origin(route.path, _settings(gateway, stage, stage.throttle_of(route.throttle)))
        for route in gateway.routes
        if route.throttle is not None
    }


def _settings(gateway: Gateway, stage: Stage, throttle: Throttle | None) -> dict[str, Value]:
    logs: dict[str, Value] = {}
    if gateway.kind == "websocket":
        logs = {"LoggingLevel": stage.logs.execution.upper(), "DataTraceEnabled": stage.logs.data_trace}
    return {"DetailedMetricsEnabled": stage.detailed_metrics, **logs, **_limits(throttle)}


def _limits(throttle: Throttle | None) -> dict[str, Value]:
    """Both limits or none: with one limit only, API Gateway throttles all requests."""
    if throttle is None:
        return {}
    rate, burst = throttle.rate, throttle.burst
    return {
        "ThrottlingRateLimit": rate if rate is not None else ACCOUNT_RATE,
        "ThrottlingBurstLimit": burst if burst is not None else ACCOUNT_BURST,
    }


ACCOUNT_RATE, ACCOUNT_BURST = 10_000, 5_000
"""An account's default quotas: no limit for the route itself."""


def _access_logs(stage: Stage, ids: Ids) -> dict[str, Value]:
    if not stage.logs.access_format:
        return {}
    setting: Value = {"DestinationArn": destination(stage, ids), "Format": stage.logs.access_format}
    return {"AccessLogSettings": Origin((*stage.path, "logs"), setting)}


def _log_groups(gateway: Gateway, stage: Stage, ids: Ids) -> Iterator[Resource]:
    """The log groups of a stage. They are created before the first log event, so that they have a retention."""
    api = Ref(ids.of("Api"))
    if stage.logs.access_format and stage.logs.access_to is None:
        # Groups of this name share one entry in the account's log policy, whose length is limited.
        # It does not contain the name of the default stage, as its URL does not.
        name = text("/aws/vendedlogs/apis/", api, *(() if stage.name == DEFAULT_STAGE else ("/", stage.name)))
        yield log_group(gateway, stage, access_group_id(stage, ids), name, ids)
    if _has_execution_logs(gateway, stage):
        name = text("/aws/apigateway/", api, "/", stage.name)
        yield log_group(gateway, stage, execution_group_id(stage, ids), name, ids)


def _has_execution_logs(gateway: Gateway, stage: Stage) -> bool:
    return gateway.kind == "websocket" and stage.logs.execution != "off"
