"""Alarms: those of all stages with a stage's own over them, each limit an alarm of its own."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from gatewright.diagnostics.codes.alarms import NO_LIMIT
from gatewright.document import Path
from gatewright.gateway import Outside
from gatewright.gateway.alarm import Alarm, Dashboard
from gatewright.resolve.scope import Scope
from gatewright.spec.alarm import (
    AlarmSpec,
    AlarmsSpec,
    CacheAlarmSpec,
    DashboardSpec,
    ErrorAlarmSpec,
    LatencyAlarmSpec,
    NumberAlarmSpec,
    TrafficAlarmSpec,
)
from gatewright.spec.model import Nothing
from gatewright.spec.reference import Reference
from gatewright.spec.targets import name_in_aws
from gatewright.spec.values.duration import Duration

FOR = Duration(300_000)
EACH = Duration(60_000)
AT_LEAST = 1
DASHBOARD_EACH = Duration(300_000)


Told = Mapping[Path, Outside]
"""The notification targets, by where they are written."""


_WORDS = {
    "throttled": "throttled requests",
    "blocked": "blocked requests",
    "canary_errors": "excess of the canary's server errors over its base's",
}
"""What alarms are about, where their key alone does not say it."""


class _Written(Struct, frozen=True):
    """What is written about one measure."""

    measure: str
    spec: AlarmSpec
    path: Path
    told: Told | None


class _Layer(Struct, frozen=True):
    """What is written about the alarms of all stages, or of one."""

    told: Told | None
    measures: Mapping[str, _Written | Nothing]


class _Limit(Struct, frozen=True, kw_only=True):
    """A limit, and what it is a limit of."""

    key: str
    statistic: str
    number: float
    written: str
    """As people read it."""
    alone: bool = False
    """Whether there can be no other about the same measure."""


def resolve_alarms(scope: Scope) -> Mapping[str, tuple[Alarm, ...]]:
    """The alarms, by stage."""
    shared = _layer(scope, scope.spec.alarms or AlarmsSpec(), ("alarms",))
    found: dict[str, tuple[Alarm, ...]] = {}
    for stage, spec in sorted(scope.spec.stages.items()):
        own: tuple[_Layer, ...] = ()
        if not isinstance(spec.alarms, Nothing):
            own = (_layer(scope, spec.alarms or AlarmsSpec(), ("stages", stage, "alarms")), shared)
        found[stage] = tuple(_stage_alarms(scope, stage, own))
    return found


def resolve_dashboard(scope: Scope) -> Dashboard | None:
    """The dashboard, if one is wanted."""
    written = scope.spec.dashboard
    if not written:
        return None
    each = written.each if isinstance(written, DashboardSpec) else None
    return Dashboard(path=("dashboard",), each=(each or DASHBOARD_EACH).seconds)


def _layer(scope: Scope, spec: AlarmsSpec, path: Path) -> _Layer:
    measures: dict[str, AlarmSpec | Nothing | None] = {
        "server_errors": spec.server_errors,
        "client_errors": spec.client_errors,
        "canary_errors": spec.canary_errors,
        "throttled": spec.throttled,
        "integration_errors": spec.integration_errors,
        "execution_errors": spec.execution_errors,
        "latency": spec.latency,
        "integration_latency": spec.integration_latency,
        "cache_hit_rate": spec.cache_hit_rate,
        "requests": spec.requests,
        "connections": spec.connections,
        "messages": spec.messages,
        "blocked": spec.blocked,
    }
    return _Layer(
        _told(scope, spec.tell, path),
        {
            measure: written if isinstance(written, Nothing) else _written(scope, measure, written, (*path, measure))
            for measure, written in measures.items()
            if written is not None
        },
    )


def _written(scope: Scope, measure: str, spec: AlarmSpec, path: Path) -> _Written:
    if not any(_limits(spec)) and not scope.has_faults(path):
        limits = "`above` or `below`" if isinstance(spec, TrafficAlarmSpec) else "for example `p99: 800ms`"
        scope.report(NO_LIMIT, path, "this alarm has no threshold", f"write {limits}", at_key=True)
    return _Written(measure, spec, path, _told(scope, spec.tell, path))


def _told(scope: Scope, written: tuple[Reference, ...] | None, path: Path) -> Told | None:
    if written is None:
        return None
    places = {(*path, "tell", index): reference for index, reference in scope.distinct(written, (*path, "tell"))}
    found = {place: scope.outside(reference, place, "topic") for place, reference in places.items()}
    return {place: topic for place, topic in found.items() if topic is not None}


def _stage_alarms(scope: Scope, stage: str, layers: tuple[_Layer, ...]) -> Iterator[Alarm]:
    """For each measure what the first layer says that says anything."""
    told = next((layer.told for layer in layers if layer.told is not None), None)
    measures = {measure: written for layer in reversed(layers) for measure, written in layer.measures.items()}
    for _, written in sorted(measures.items()):
        if isinstance(written, _Written):
            for limit in _limits(written.spec):
                yield _alarm(scope, stage, written, limit, told if written.told is None else written.told)


def _alarm(scope: Scope, stage: str, written: _Written, limit: _Limit, told: Told | None) -> Alarm:
    spec = written.spec
    is_below = limit.key == "below"
    is_idle_bad = is_below and isinstance(spec, TrafficAlarmSpec)
    return Alarm(
        measure=written.measure,
        variant="" if limit.alone else limit.key,
        path=written.path,
        place=(*written.path, limit.key),
        statistic=limit.statistic,
        limit=float(limit.number),
        is_below=is_below,
        at_least=_at_least(spec),
        seconds=_time(spec).seconds,
        each=(spec.each or EACH).seconds,
        datapoints=spec.datapoints,
        no_data=spec.no_data or ("bad" if is_idle_bad else "good"),
        tell=told or {},
        all_clear=spec.all_clear is not False,
        description=spec.description or _description(scope, stage, written, limit),
        raw=spec.raw or {},
    )


def _at_least(spec: AlarmSpec) -> int | None:
    """How many requests a period needs to count, for alarms about parts of them."""
    if not isinstance(spec, ErrorAlarmSpec | LatencyAlarmSpec | CacheAlarmSpec):
        return None
    return AT_LEAST if spec.at_least is None else spec.at_least


def _time(spec: AlarmSpec) -> Duration:
    """How long the threshold has to be breached: whole values, by default at least one."""
    each = (spec.each or EACH).milliseconds
    return spec.for_ or Duration(-(-FOR.milliseconds // each) * each if each else FOR.milliseconds)


def _limits(spec: AlarmSpec) -> Iterator[_Limit]:
    match spec:
        case ErrorAlarmSpec(above=above):
            statistic = "share" if above.is_share else "Sum"
            yield _Limit(key="above", statistic=statistic, number=above.number, written=str(above), alone=True)
        case NumberAlarmSpec(above=number):
            yield _Limit(key="above", statistic="Sum", number=number, written=str(number), alone=True)
        case CacheAlarmSpec(below=share):
            yield _Limit(key="below", statistic="share", number=share.percent, written=str(share), alone=True)
        case TrafficAlarmSpec():
            for key, count in (("above", spec.above), ("below", spec.below)):
                if count is not None:
                    yield _Limit(key=key, statistic="Sum", number=count, written=str(count))
        case LatencyAlarmSpec():
            for key, time in _times(spec):
                statistic = "Average" if key == "average" else key
                if time is not None:
                    yield _Limit(key=key, statistic=statistic, number=time.milliseconds, written=str(time))
        case _:
            return


def _times(spec: LatencyAlarmSpec) -> Iterator[tuple[str, Duration | None]]:
    yield from (("average", spec.average), ("p50", spec.p50), ("p90", spec.p90), ("p95", spec.p95), ("p99", spec.p99))


def _description(scope: Scope, stage: str, written: _Written, limit: _Limit) -> str:
    """What the alarm is about, for its notifications: `orders-prod, stage live: server errors above 1% for 5m`."""
    gateway = name_in_aws(scope.spec.name, scope.around.environment)
    what = _WORDS.get(written.measure, written.measure.replace("_", " "))
    if limit.key not in ("above", "below"):
        what = f"{limit.key} of {what}"
    compared = "below" if limit.key == "below" else "above"
    each = f" in {written.spec.each or EACH}" if limit.statistic == "Sum" else ""
    return f"{gateway}, stage {stage}: {what} {compared} {limit.written}{each} for {_time(written.spec)}"
