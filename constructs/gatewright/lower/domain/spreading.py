"""Routing policies of records: how Route 53 chooses among records of the same name."""

from gatewright.document.plain_data import present
from gatewright.gateway import Domain
from gatewright.lower.domain.health import health_id
from gatewright.lower.ids import Ids
from gatewright.spec.record import FailoverSpec, WeightSpec, WeightsSpec
from gatewright.template import REGION, Ref, Value


def spread(domain: Domain, ids: Ids) -> dict[str, Value]:
    """The routing policy and health check of a record; empty if it is the only one."""
    if domain.records is None:
        return {}
    return present(_policy(domain), HealthCheckId=Ref(health_id(domain, ids)) if domain.health else None)


def evaluated(domain: Domain) -> dict[str, Value]:
    """Whether Route 53 evaluates the health of the target, which failover requires.

    A CloudFront distribution has no health to evaluate.
    """
    return {} if domain.records is None or domain.is_edge else {"EvaluateTargetHealth": True}


def _policy(domain: Domain) -> dict[str, Value]:
    """The routing policy. The region of its stack identifies the record among the others."""
    match domain.records:
        case WeightSpec(weight=weight, as_=name):
            return {"SetIdentifier": name, "Weight": weight}
        case WeightsSpec(weights=weights):
            return {"SetIdentifier": REGION, "Weight": weights.get(domain.region or "", 0)}
        case FailoverSpec(primary=primary):
            return {"SetIdentifier": REGION, "Failover": "PRIMARY" if domain.region == primary else "SECONDARY"}
        case _:
            return {"SetIdentifier": REGION, "Region": REGION}
