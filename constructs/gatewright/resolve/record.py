"""Records that share a name with those of other regions, and what makes one of them healthy."""

from collections.abc import Iterable, Iterator, Mapping

from gatewright.diagnostics.codes.alarms import HEALTH_ALARM
from gatewright.document import MappingNode, Path, plain
from gatewright.gateway import AlarmHealth, DomainPath, Health, PathHealth, Stage, StageAlarm
from gatewright.resolve.names import AnyNames
from gatewright.spec.alarm import AlarmsSpec
from gatewright.spec.record import AlarmHealthSpec, HealthSpec, PathHealthSpec

INTERVAL = 30.0
FAILURES = 3
MEASURES = frozenset(AlarmsSpec.__struct_fields__) - {"tell"}
"""What stages have alarms about."""


def zones_by_region(names: AnyNames, name: str) -> Mapping[str, str]:
    """The regions of the environment that have this domain, each with the zone of its records, as it is written there.

    Empty for those that make no records. Nothing where the environment has one region.
    """
    found: dict[str, str] = {}
    for region, domains in names.around.domains_by_region.items():
        domain = domains.get(name)
        if domain is not None:
            zone = domain.get("zone") if isinstance(domain, MappingNode) else None
            found[region] = "" if zone is None else str(plain(zone))
    return found


def resolve_health(names: AnyNames, spec: HealthSpec, path: Path, below: Iterable[DomainPath]) -> Health | None:
    """What makes a region healthy. `below` is what is below the domain."""
    match spec:
        case PathHealthSpec():
            return _asked(spec, path, sorted(below, key=lambda one: len(one.base), reverse=True))
        case AlarmHealthSpec():
            return _alarm(names, spec, path, [one.stage for one in below if isinstance(one.stage, Stage)])


def _asked(spec: PathHealthSpec, path: Path, below: Iterable[DomainPath]) -> PathHealth:
    """The longest path below the domain decides which stage is asked."""
    base, within = next(_found(spec.path, below), (None, spec.path))
    return PathHealth(
        path=path,
        asked=spec.path,
        base=base,
        within=within,
        host=spec.host,
        seconds=spec.interval.seconds if spec.interval else INTERVAL,
        failures=FAILURES if spec.failures is None else spec.failures,
    )


def _found(asked: str, below: Iterable[DomainPath]) -> Iterator[tuple[str, str]]:
    for one in below:
        base = f"/{one.base}" if one.base else ""
        rest = asked.removeprefix(base)
        if asked.startswith(base) and rest.startswith(("/", "?")):
            yield one.base, rest if rest.startswith("/") else f"/{rest}"
        elif asked == base:
            yield one.base, "/"


def _alarm(names: AnyNames, spec: AlarmHealthSpec, path: Path, stages: Iterable[Stage]) -> AlarmHealth | None:
    here = (*path, "alarm")
    if not isinstance(spec.alarm, str):
        text = names.text(spec.alarm, here)
        return None if text is None else AlarmHealth(path=path, alarm=text)
    if spec.alarm not in MEASURES:
        return AlarmHealth(path=path, alarm=spec.alarm)
    known = {stage.name: stage for stage in stages}.values()
    own = [(stage, alarm) for stage in known for alarm in stage.alarms if alarm.measure == spec.alarm]
    if len(own) == 1:
        return AlarmHealth(path=path, alarm=StageAlarm(*own[0]))
    if own:
        message = f"{len(own)} stages of this domain have an alarm {spec.alarm!r}"
        help = "create one CloudWatch alarm for all stages, and write its name"
    else:
        message = f"no stage of this domain has an alarm {spec.alarm!r}"
        help = "add it under `alarms` of the stage, or write the name of a CloudWatch alarm"
    names.report(HEALTH_ALARM, here, message, help)
    return None
