"""What makes one of several records of the same name, and how Route 53 chooses among them."""

from gatewright.document.plain_data import present
from gatewright.gateway import Domain
from gatewright.lower.domain.health import health_id
from gatewright.lower.ids import Ids
from gatewright.spec.record import FailoverSpec, WeightSpec, WeightsSpec
from gatewright.template import REGION, Ref, Value


def spread(domain: Domain, ids: Ids) -> dict[str, Value]:
    """What a record says besides where it leads. Nothing for one that is alone."""
    if domain.records is None:
        return {}
    return present(_policy(domain), HealthCheckId=Ref(health_id(domain, ids)) if domain.health else None)


def evaluated(domain: Domain) -> dict[str, Value]:
    """Whether a record goes by the health of what it leads to, which records for failover have to.

    CloudFront has no health to go by.
    """
    return {} if domain.records is None or domain.is_edge else {"EvaluateTargetHealth": True}


def _policy(domain: Domain) -> dict[str, Value]:
    """How it is chosen. What tells it from the others is the region that its stack is in."""
    match domain.records:
        case WeightSpec(weight=weight, as_=name):
            return {"SetIdentifier": name, "Weight": weight}
        case WeightsSpec(weights=weights):
            return {"SetIdentifier": REGION, "Weight": weights.get(domain.region or "", 0)}
        case FailoverSpec(primary=primary):
            return {"SetIdentifier": REGION, "Failover": "PRIMARY" if domain.region == primary else "SECONDARY"}
        case _:
            return {"SetIdentifier": REGION, "Region": REGION}
