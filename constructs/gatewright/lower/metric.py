"""The CloudWatch metrics of a stage."""

from collections.abc import Mapping

from msgspec import Struct

from gatewright.gateway import Firewall, Gateway, Stage
from gatewright.lower.ids import Ids
from gatewright.lower.output import DEFAULT_STAGE
from gatewright.lower.rest.api import api_name
from gatewright.spec.kind import Kind
from gatewright.template import REGION, Ref, Value, text

METRICS: Mapping[Kind, Mapping[str, str]] = {
    "rest": {
        "requests": "Count",
        "client_errors": "4XXError",
        "server_errors": "5XXError",
        "latency": "Latency",
        "integration_latency": "IntegrationLatency",
        "cache_hits": "CacheHitCount",
        "cache_misses": "CacheMissCount",
    },
    "http": {
        "requests": "Count",
        "client_errors": "4xx",
        "server_errors": "5xx",
        "latency": "Latency",
        "integration_latency": "IntegrationLatency",
    },
    "websocket": {
        "connections": "ConnectCount",
        "messages": "MessageCount",
        "client_errors": "ClientError",
        "integration_errors": "IntegrationError",
        "execution_errors": "ExecutionError",
        "integration_latency": "IntegrationLatency",
    },
}
"""The names of metrics. They differ between kinds of API, even in upper and lower case."""


CANARY = "canary_"
"""The prefix of measures of a stage's canary. CloudWatch treats the canary as a stage."""

FIREWALL = {"blocked": "BlockedRequests", "allowed": "AllowedRequests"}


OWN_NAMESPACE = "Gatewright"
"""The namespace of metrics that are counted in logs."""


class Metric(Struct, frozen=True):
    """The identity of a metric in CloudWatch."""

    namespace: str
    name: Value
    dimensions: Mapping[str, Value]


def metric(gateway: Gateway, stage: Stage, measure: str, ids: Ids) -> Metric | None:
    """A stage's metric for a measure, if there is one.

    The dimension of REST APIs is their name, of other APIs their id, and of firewalls their metric name.
    """
    name = METRICS[gateway.kind].get(measure.removeprefix(CANARY))
    if name is not None:
        of_stage = f"{stage.name}/Canary" if measure.startswith(CANARY) else stage.name
        api: Mapping[str, Value] = {"ApiName": api_name(gateway)}
        if gateway.kind != "rest":
            api = {"ApiId": Ref(ids.of("Api"))}
        return Metric("AWS/ApiGateway", name, {**api, "Stage": of_stage})
    if measure in FIREWALL and isinstance(stage.firewall, Firewall):
        every: Mapping[str, Value] = {"WebACL": stage.firewall.metric, "Region": REGION, "Rule": "ALL"}
        return Metric("AWS/WAFV2", FIREWALL[measure], every)
    if measure == "throttled" and any(alarm.measure == measure for alarm in stage.alarms):
        return Metric(OWN_NAMESPACE, throttled_name(stage, ids), {})
    return None


def throttled_name(stage: Stage, ids: Ids) -> Value:
    """The name of the metric for throttled requests, which are counted in a stage's logs.

    It does not contain the name of the default stage, as its URL does not.
    """
    return text(Ref(ids.of("Api")), *(() if stage.name == DEFAULT_STAGE else ("/", stage.name)), "/throttled")
