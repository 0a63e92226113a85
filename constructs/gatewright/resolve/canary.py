"""How canaries are tried: what is written over what holds where nothing is."""

from collections.abc import Iterator, Mapping

from gatewright.diagnostics.codes.alarms import NO_LIMIT
from gatewright.document import Path
from gatewright.gateway.canary import CanaryPlan, ErrorLimit
from gatewright.resolve.scope import Scope
from gatewright.resolve.variable import stage_variables
from gatewright.spec.canary import CanaryErrorSpec, CanaryLatencySpec, CanaryLimitsSpec, CanarySpec
from gatewright.spec.model import Nothing

DEFAULT = CanaryPlan()


def resolve_canary(scope: Scope, written: CanarySpec, path: Path) -> CanaryPlan:
    """How canaries of a stage are tried."""
    limits = written.limits or CanaryLimitsSpec()
    return CanaryPlan(
        path=path,
        steps=DEFAULT.steps if written.steps is None else tuple(step.percent for step in written.steps),
        bake=written.bake.seconds if written.bake else DEFAULT.bake,
        patience=written.patience.seconds if written.patience else None,
        hold=written.unknown != "abort",
        each=written.each.seconds if written.each else DEFAULT.each,
        at_least=DEFAULT.at_least if written.at_least is None else written.at_least,
        errors=dict(_errors({"server_errors": limits.server_errors, "client_errors": limits.client_errors})),
        latencies=_latencies(scope, limits.latency, (*path, "limits", "latency")),
        alarms=written.alarms or (),
        logs=bool(written.logs),
        variables=stage_variables(scope, written.variables, (*path, "variables")),
        share_cache=written.cache == "shared",
    )


def _errors(limits: Mapping[str, CanaryErrorSpec | Nothing | None]) -> Iterator[tuple[str, ErrorLimit]]:
    for what, limit in limits.items():
        if limit is None:
            yield what, DEFAULT.errors[what]
        elif isinstance(limit, CanaryErrorSpec):
            yield what, ErrorLimit(limit.worse.percent / 100, limit.above.percent / 100 if limit.above else None)


def _latencies(scope: Scope, limit: CanaryLatencySpec | Nothing | None, path: Path) -> Mapping[str, float]:
    if limit is None:
        return DEFAULT.latencies
    if isinstance(limit, Nothing):
        return {}
    percentiles = {"p50": limit.p50, "p90": limit.p90, "p95": limit.p95, "p99": limit.p99}
    written = {percentile: 1 + share.percent / 100 for percentile, share in percentiles.items() if share is not None}
    if not written and not scope.has_faults(path):
        message = "this limit has no threshold"
        scope.report(NO_LIMIT, path, message, "write a threshold, for example `p90: 50%`", at_key=True)
    return written
