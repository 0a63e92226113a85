"""Route 53 health checks."""

from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.gateway import AlarmHealth, Domain, DomainOwner, PathHealth, StageAlarm
from gatewright.lower.alarm import alarm_id
from gatewright.lower.domain.target import target
from gatewright.lower.ids import Ids
from gatewright.lower.output import DEFAULT_STAGE
from gatewright.lower.reference import any_text
from gatewright.lower.tag import tag_list
from gatewright.template import REGION, URL_SUFFIX, Ref, Resource, Value, text


def health_id(domain: Domain, ids: Ids) -> str:
    """The logical id of a domain's health check. It depends on the type of the check."""
    kind = "Alarm" if isinstance(domain.health, AlarmHealth) else ""
    return ids.of("Domain", domain.name, suffix=f"{kind}Health")


def health_check(owner: DomainOwner, domain: Domain, ids: Ids) -> Iterator[Resource]:
    """A domain's health check, if it has one."""
    if domain.records is None or domain.health is None:
        return
    yield Resource(
        id=health_id(domain, ids),
        type="AWS::Route53::HealthCheck",
        properties=present(
            HealthCheckConfig=_config(domain, domain.health, ids),
            HealthCheckTags=tag_list(owner.tags).get("Tags"),
        ),
        origin=domain.health.path,
    )


def _config(domain: Domain, health: PathHealth | AlarmHealth, ids: Ids) -> Value:
    if isinstance(health, AlarmHealth):
        return {
            "Type": "CLOUDWATCH_METRIC",
            "AlarmIdentifier": {"Name": _alarm(health, ids), "Region": REGION},
            "InsufficientDataHealthStatus": "LastKnownStatus",
        }
    host, path = _endpoint(domain, health, ids)
    return {
        "Type": "HTTPS",
        "FullyQualifiedDomainName": host,
        "Port": 443,
        "ResourcePath": path,
        "RequestInterval": round(health.seconds),
        "FailureThreshold": health.failures,
        "EnableSNI": True,
    }


def _endpoint(domain: Domain, health: PathHealth, ids: Ids) -> tuple[Value, Value]:
    """The host and path that Route 53 requests. A reference makes the check depend on the stage."""
    if health.host is not None:
        return health.host, health.asked
    mapped = next(path for path in domain.paths if path.base == health.base)
    api, stage = target(mapped.stage, ids)
    host = text(api, ".execute-api.", REGION, ".", URL_SUFFIX)
    return host, health.within if mapped.stage.name == DEFAULT_STAGE else text("/", stage, health.within)


def _alarm(health: AlarmHealth, ids: Ids) -> Value:
    match health.alarm:
        case StageAlarm(stage, alarm):
            return Ref(alarm_id(stage, alarm, ids))
        case named:
            return any_text(named, ids)
