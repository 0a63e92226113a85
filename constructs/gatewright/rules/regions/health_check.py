"""A health check can never succeed, or has no effect.

Route 53 sends requests from the internet, without credentials. A status of 200 to 399 is healthy. A route with
authorization returns 401 or 403 and is always unhealthy, and so is every path of an API whose `execute-api` endpoint is
disabled. Health checks support TLS up to 1.2. Route 53 checks every 10 or 30 seconds, and changes the health after 1 to
10 checks in a row.

An alarm avoids all this. It must have one metric and no percentile: a number of errors, not a percentage.

Route 53 uses health only if it can choose among several records, so `health` needs `records`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
environments: {prod: {regions: [eu-west-1, us-east-1]}}
routes: {GET /health: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, records: latency, health: {path: /health}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: true
environments: {prod: {regions: [eu-west-1, us-east-1]}}
routes: {GET /health: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, records: latency, health: {path: /health}}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import AlarmHealth, Domain, DomainOwner, Gateway, PathHealth, Route, StageAlarm
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule

INTERVALS = (10, 30)
MOST_FAILURES = 10
ONLY_TLS_13 = "SecurityPolicy_TLS13_1_3_"
PLAIN_STATISTICS = ("Sum", "Average")


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Every health check can succeed, and has an effect."""
    for domain in owner.domains:
        if domain.health is None or not domain.is_made:
            continue
        if domain.records is None:
            message = "`health` has no effect without `records`"
            help = "add `records`, such as `records: latency`, or remove it"
            yield Problem((*domain.path, "health"), message, help, at_key=True)
        elif isinstance(domain.health, AlarmHealth):
            yield from _alarm(domain.health)
        else:
            yield from _numbers(domain.health)
            yield from _path(owner, domain, domain.health)


def _alarm(health: AlarmHealth) -> Iterator[Problem]:
    if not isinstance(health.alarm, StageAlarm):
        return
    alarm = health.alarm.alarm
    path = (*health.path, "alarm")
    related = ((alarm.place, "this is the alarm's limit"),)
    if alarm.statistic not in PLAIN_STATISTICS:
        what = "a percentage" if alarm.statistic == "share" else "a percentile"
        message = f"this alarm uses {what}, which Route 53 does not support"
        yield Problem(path, message, "write a number as its limit, or use another alarm", related=related)
    elif (alarm.at_least or 1) > 1:
        message = "this alarm has `at_least`, so it uses several metrics, which Route 53 does not support"
        yield Problem(path, message, "remove `at_least`, or use another alarm", related=related)


def _numbers(health: PathHealth) -> Iterator[Problem]:
    if health.seconds not in INTERVALS:
        message = "`interval` must be 10s or 30s"
        yield Problem((*health.path, "interval"), message, "write `10s`, which costs more, or `30s`")
    if not 1 <= health.failures <= MOST_FAILURES:
        message = f"`failures` must be 1 to {MOST_FAILURES}, not {health.failures}"
        yield Problem((*health.path, "failures"), message, "write `3`")


def _path(owner: DomainOwner, domain: Domain, health: PathHealth) -> Iterator[Problem]:
    path = (*health.path, "path")
    if domain.is_private:
        message = "health checks come from the internet, and cannot reach a private domain"
        yield Problem(path, message, "write `alarm` instead")
    elif domain.kind == "websocket":
        yield Problem(path, "WebSocket APIs do not support health checks with a path", "write `alarm` instead")
    elif health.host == domain.name:
        message = "this domain points to all regions, so any of them can respond"
        yield Problem((*health.path, "host"), message, "write a domain of this region only, or remove `host`")
    elif health.base is None and health.host is None:
        message = f"{domain.name!r} does not map {health.asked!r} to a stage"
        yield Problem(path, message, "write the path as clients of the domain do")
    elif isinstance(owner, Gateway):
        yield from _address(owner, health, path)
        yield from _route(owner, health, path)


def _address(gateway: Gateway, health: PathHealth, path: Path) -> Iterator[Problem]:
    """The `execute-api` URL can respond. Nothing is known of another `host`."""
    if health.host is not None:
        return
    if not gateway.default_endpoint.value:
        message = "health checks call the `execute-api` URL, which is disabled and always returns 403"
        help = "write `alarm` instead, or `host` with a domain that points to this region only"
        related = ((gateway.default_endpoint.path, "it is disabled here"),)
        yield Problem(path, message, help, related=related)
    elif (gateway.network.tls or "").startswith(ONLY_TLS_13):
        message = "health checks support TLS up to 1.2, and the `execute-api` URL needs TLS 1.3"
        yield Problem(path, message, "write `alarm` instead, or use another `tls` for the endpoint")


def _route(gateway: Gateway, health: PathHealth, path: Path) -> Iterator[Problem]:
    """A route handles the path, without authorization."""
    if health.base is None:
        return
    route = _handling(gateway, health.within.partition("?")[0])
    if route is None:
        message = f"no route handles `GET {health.asked}`"
        yield Problem(path, message, "write the path of a route, or add a route with `auth: none`")
    elif route.auth.value != "none" or route.api_key.value:
        needs = "an API key" if route.auth.value == "none" else "authorization"
        message = f"`{route.key}` needs {needs}, so it always returns 401 or 403 to health checks"
        help = "write the path of a route with `auth: none` and without an API key, or write `alarm` instead"
        yield Problem(path, message, help, related=((route.path, "this is the route"),))


def _handling(gateway: Gateway, asked: str) -> Route | None:
    from gatewright.gateway.matching import ExampleRequest, match  # noqa: PLC0415 - needed for few specs

    found = match(gateway, ExampleRequest("GET", asked)).route
    return found or next((route for route in gateway.routes if route.key == "$default"), None)


RULE = Rule("GW573", "health-check", __doc__ or "", check, whole=True, kinds=WITH_DOMAINS)
