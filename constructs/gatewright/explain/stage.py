"""What is in effect for a stage, each with the path in the spec that says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gatewright.document import Document, Path
from gatewright.explain.fact import OFF, Fact, stated
from gatewright.gateway import Gateway, Stage
from gatewright.gateway.firewall import Firewall, Managed


def stage_facts(gateway: Gateway, stage: Stage, document: Document) -> Iterator[Fact]:
    """All that is in effect for a stage, what is off too: whoever looks wants to know."""
    yield from stated(_all(gateway, stage), document)


def _all(gateway: Gateway, stage: Stage) -> Iterator[tuple[str, Any, Path]]:
    logs, path, limits = stage.logs, stage.path, stage.throttle
    yield "access log", logs.access_format, (*path, "logs", "access")
    if logs.access_format:
        yield "access log to", logs.access_to or "a new log group", (*path, "logs", "to")
    if gateway.kind != "http":
        yield "execution log", logs.execution, (*path, "logs", "execution")
        yield "data trace", logs.data_trace, (*path, "logs", "data_trace")
    yield "log retention", f"{logs.retention_days:g} days", (*path, "logs", "retention")
    yield "log key", logs.key or gateway.log_key, (*path, "logs", "key") if logs.key else ("log_key",)
    if gateway.kind == "rest":
        yield "tracing", stage.tracing, (*path, "tracing")
    yield "detailed metrics", stage.detailed_metrics, (*path, "metrics")
    yield "throttle", limits.value if limits else None, limits.path if limits else (*path, "throttle")
    if gateway.kind == "rest":
        yield "cache", stage.cache, (*path, "cache")
    if gateway.kind == "rest" or stage.firewall:
        yield "firewall", _firewall(stage), (*path, "firewall")
    if gateway.kind != "http":
        yield "client certificate", stage.client_certificate, (*path, "client_certificate")
    yield "alarms", tuple(sorted({alarm.measure for alarm in stage.alarms})), ("alarms",)
    yield "variables", stage.variables, (*path, "variables")
    yield "default endpoint", gateway.default_endpoint, ("default_endpoint",)
    yield "source account", gateway.source_account, ("source_account",)


def _firewall(stage: Stage) -> object:
    found = stage.firewall
    if not isinstance(found, Firewall):
        return found
    groups = [rule.about.group for rule in found.rules if isinstance(rule.about, Managed)]
    logs = ", logged" if found.logs else ""
    return f"{found.name} ({len(found.rules)} rules; managed: {', '.join(groups) or OFF}{logs})"
