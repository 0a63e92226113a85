"""Stages: their defaults, and where what they write goes."""

from typing import Literal

from gatewright.document import Path
from gatewright.gateway import Id, Logs, Outside, Setting, Stage, StageCache, Throttle
from gatewright.gateway.alarm import Alarm
from gatewright.gateway.cloudfront import Distribution
from gatewright.gateway.stage import RETENTION_DAYS
from gatewright.resolve.access_format import access_formats
from gatewright.resolve.alarm import resolve_alarms
from gatewright.resolve.canary import resolve_canary
from gatewright.resolve.firewall import stage_firewall
from gatewright.resolve.scope import Scope
from gatewright.resolve.variable import stage_variables
from gatewright.spec.cache import StageCacheSpec
from gatewright.spec.cloudfront import CloudFrontSpec
from gatewright.spec.logs import LogsSpec
from gatewright.spec.model import NONE, Nothing
from gatewright.spec.stage import StageSpec
from gatewright.spec.throttle import ThrottleSpec

CACHE_TTL_S = 300


def resolve_stages(scope: Scope) -> tuple[Stage, ...]:
    """All stages, by name."""
    alarms = resolve_alarms(scope)
    return tuple(_stage(scope, name, spec, alarms[name]) for name, spec in sorted(scope.spec.stages.items()))


def throttle_of(spec: ThrottleSpec) -> Throttle:
    """A throttle as written."""
    return Throttle(rate=spec.rate, burst=spec.burst)


def _stage(scope: Scope, name: str, spec: StageSpec, alarms: tuple[Alarm, ...]) -> Stage:
    path = ("stages", name)
    return Stage(
        name=name,
        path=path,
        description=spec.description or "",
        variables=stage_variables(scope, spec.variables, (*path, "variables")),
        throttle=_throttle(scope, spec, path),
        cache=_cache(spec.cache) if spec.cache else None,
        logs=_logs(scope, spec.logs if isinstance(spec.logs, LogsSpec) else LogsSpec(), (*path, "logs")),
        tracing=bool(spec.tracing),
        detailed_metrics=spec.metrics == "detailed",
        alarms=alarms,
        canary=resolve_canary(scope, spec.canary, (*path, "canary")),
        client_certificate=_certificate(scope, spec, path),
        firewall=stage_firewall(scope, name, spec.firewall, (*path, "firewall")),
        distribution=_distribution(spec, (*path, "firewall", "cloudfront")),
        tags=dict(sorted({**(scope.spec.tags or {}), **(spec.tags or {})}.items())),
        raw=spec.raw or {},
    )


def _distribution(spec: StageSpec, path: Path) -> Distribution | None:
    if not isinstance(spec.firewall, CloudFrontSpec):
        return None
    number = spec.firewall.secret
    return Distribution(path=path, secret=1 if number is None else number, raw=spec.firewall.raw or {})


def _certificate(scope: Scope, spec: StageSpec, path: Path) -> Literal["generate"] | Outside | Id | None:
    written = spec.client_certificate
    if written is None or isinstance(written, Nothing):
        return None
    if isinstance(written, str):
        return written
    return scope.identified(written, (*path, "client_certificate"), "client certificate")


def _throttle(scope: Scope, spec: StageSpec, path: Path) -> Setting[Throttle] | None:
    if spec.throttle is NONE:
        return None
    if isinstance(spec.throttle, ThrottleSpec):
        return Setting(throttle_of(spec.throttle), (*path, "throttle"))
    default = scope.spec.defaults.throttle if scope.spec.defaults else None
    return Setting(throttle_of(default), ("defaults", "throttle")) if isinstance(default, ThrottleSpec) else None


def _cache(spec: StageCacheSpec) -> StageCache:
    return StageCache(
        size=spec.size.removesuffix("GB"),
        ttl=spec.ttl.seconds if spec.ttl else CACHE_TTL_S,
        encrypted=spec.encrypted is not False,
    )


def _access_format(scope: Scope, written: str | None) -> str | None:
    return access_formats(scope.spec.kind).get(written, written) if written and written != "off" else None


def _logs(scope: Scope, spec: LogsSpec, path: Path) -> Logs:
    return Logs(
        access_format=_access_format(scope, spec.access),
        access_to=scope.outside(spec.to, (*path, "to"), "log destination") if spec.to else None,
        execution=spec.execution or "off",
        data_trace=bool(spec.data_trace),
        key=scope.outside(spec.key, (*path, "key"), "key") if spec.key else None,
        retention_days=spec.retention.seconds / 86_400 if spec.retention else RETENTION_DAYS,
    )
