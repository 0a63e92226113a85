"""Stages: their defaults, and where what they write goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from gatewright.document import Path
from gatewright.gateway import Firewall, Id, Logs, Outside, Setting, Stage, StageCache, Throttle
from gatewright.gateway.canary import CanaryPlan
from gatewright.gateway.cloudfront import Distribution
from gatewright.gateway.stage import NO_LOGS, RETENTION_DAYS
from gatewright.resolve import optional
from gatewright.resolve.access_format import access_formats
from gatewright.resolve.scope import Scope
from gatewright.resolve.throttle import throttle_of
from gatewright.resolve.variable import stage_variables
from gatewright.spec.model import Nothing

if TYPE_CHECKING:
    from gatewright.gateway.alarm import Alarm
    from gatewright.spec.cache import StageCacheSpec
    from gatewright.spec.logs import LogsSpec
    from gatewright.spec.stage import StageSpec

CACHE_TTL_S = 300


def resolve_stages(scope: Scope) -> tuple[Stage, ...]:
    """All stages, by name."""
    stages = sorted(scope.spec.stages.items())
    has_alarms = scope.spec.alarms or any(spec.alarms for _, spec in stages)
    alarms: Mapping[str, tuple[Alarm, ...]] = optional.alarm.resolve_alarms(scope) if has_alarms else {}
    return tuple(_stage(scope, name, spec, alarms.get(name, ())) for name, spec in stages)


def _stage(scope: Scope, name: str, spec: StageSpec, alarms: tuple[Alarm, ...]) -> Stage:
    path = ("stages", name)
    firewall, distribution = _in_front(scope, name, spec, (*path, "firewall"))
    return Stage(
        name=name,
        path=path,
        description=spec.description or "",
        variables=stage_variables(scope, spec.variables, (*path, "variables")),
        throttle=_throttle(scope, spec, path),
        cache=_cache(spec.cache) if spec.cache else None,
        logs=_logs(scope, spec.logs, (*path, "logs")),
        tracing=bool(spec.tracing),
        detailed_metrics=spec.metrics == "detailed",
        alarms=alarms,
        canary=optional.canary.resolve_canary(scope, spec.canary, (*path, "canary")) if spec.canary else CanaryPlan(),
        client_certificate=_certificate(scope, spec, path),
        firewall=firewall,
        distribution=distribution,
        tags=dict(sorted({**(scope.spec.tags or {}), **(spec.tags or {})}.items())),
        raw=spec.raw or {},
    )


def _in_front(
    scope: Scope, name: str, spec: StageSpec, path: Path
) -> tuple[Firewall | Outside | None, Distribution | None]:
    """The firewall of the stage, and the CloudFront distribution that it is on, where there is one."""
    if spec.firewall is None:
        return None, None
    found = optional.firewall.stage_firewall(scope, name, spec.firewall, path)
    return found, optional.firewall.stage_distribution(spec.firewall, path)


def _certificate(scope: Scope, spec: StageSpec, path: Path) -> Literal["generate"] | Outside | Id | None:
    written = spec.client_certificate
    if written is None or isinstance(written, Nothing):
        return None
    if isinstance(written, str):
        return written
    return scope.identified(written, (*path, "client_certificate"), "client certificate")


def _throttle(scope: Scope, spec: StageSpec, path: Path) -> Setting[Throttle] | None:
    if isinstance(spec.throttle, Nothing):
        return None
    if spec.throttle is not None:
        return Setting(throttle_of(spec.throttle), (*path, "throttle"))
    default = scope.spec.defaults.throttle if scope.spec.defaults else None
    if default is None or isinstance(default, Nothing):
        return None
    return Setting(throttle_of(default), ("defaults", "throttle"))


def _cache(spec: StageCacheSpec) -> StageCache:
    return StageCache(
        size=spec.size.removesuffix("GB"),
        ttl=spec.ttl.seconds if spec.ttl else CACHE_TTL_S,
        encrypted=spec.encrypted is not False,
    )


def _access_format(scope: Scope, written: str | None) -> str | None:
    return access_formats(scope.spec.kind).get(written, written) if written and written != "off" else None


def _logs(scope: Scope, spec: LogsSpec | Nothing | None, path: Path) -> Logs:
    if spec is None or isinstance(spec, Nothing):
        return NO_LOGS
    return Logs(
        access_format=_access_format(scope, spec.access),
        access_to=scope.outside(spec.to, (*path, "to"), "log destination") if spec.to else None,
        execution=spec.execution or "off",
        data_trace=bool(spec.data_trace),
        key=scope.outside(spec.key, (*path, "key"), "key") if spec.key else None,
        retention_days=spec.retention.seconds / 86_400 if spec.retention else RETENTION_DAYS,
    )
