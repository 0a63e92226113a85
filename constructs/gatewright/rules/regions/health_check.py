"""A health check that can never succeed, or that nothing looks at.

Route 53 asks from the internet, without credentials, and a status from 200 to 399 is healthy: a route with
authorization answers 403 and is unhealthy for ever, and so is every path of an API whose own address is closed. It
speaks TLS up to 1.2. The checks are every 10 or 30 seconds, and change the health after 1 to 10 of them.

What an alarm knows needs none of that. It has to be about one metric and no percentile: about a number of errors, and
not about their share.

Health is looked at where there are several records to choose from: with `records`.

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
    """Every health check can succeed, and matters."""
    for domain in owner.domains:
        if domain.health is None or not domain.is_made:
            continue
        if domain.records is None:
            message = "health is looked at where there are several records to choose from"
            help = "say how callers are spread, as `records: latency`, or take it out"
            yield Problem((*domain.path, "health"), message, help, at_key=True)
        elif isinstance(domain.health, AlarmHealth):
            yield from _alarm(domain.health)
        else:
            yield from _numbers(domain.health)
            yield from _asked(owner, domain, domain.health)


def _alarm(health: AlarmHealth) -> Iterator[Problem]:
    if not isinstance(health.alarm, StageAlarm):
        return
    alarm = health.alarm.alarm
    path = (*health.path, "alarm")
    related = ((alarm.place, "this is its limit"),)
    if alarm.statistic not in PLAIN_STATISTICS:
        what = "a share" if alarm.statistic == "share" else "a percentile"
        message = f"this alarm is about {what}, which Route 53 does not take"
        yield Problem(path, message, "give it a number as its limit, or name another alarm", related=related)
    elif (alarm.at_least or 1) > 1:
        message = "this alarm looks at several metrics, as those with `at_least` do, which Route 53 does not take"
        yield Problem(path, message, "take `at_least` out, or name another alarm", related=related)


def _numbers(health: PathHealth) -> Iterator[Problem]:
    if health.seconds not in INTERVALS:
        message = "health is checked every 10 or 30 seconds"
        yield Problem((*health.path, "interval"), message, "write `10s`, which costs more, or `30s`")
    if not 1 <= health.failures <= MOST_FAILURES:
        message = f"a health changes after 1 to {MOST_FAILURES} answers in a row, and this is {health.failures}"
        yield Problem((*health.path, "failures"), message, "3 is usual")


def _asked(owner: DomainOwner, domain: Domain, health: PathHealth) -> Iterator[Problem]:
    path = (*health.path, "path")
    if domain.is_private:
        message = "health checks come from the internet, where nobody reaches this domain"
        yield Problem(path, message, "write `alarm` instead")
    elif domain.kind == "websocket":
        yield Problem(path, "a WebSocket API answers no plain requests", "write `alarm` instead")
    elif health.host == domain.name:
        message = "this is the name that leads to all regions, so nobody knows which one answers"
        yield Problem((*health.path, "host"), message, "name a domain that leads to this region alone, or take it out")
    elif health.base is None and health.host is None:
        message = f"no stage is at {health.asked!r} below {domain.name!r}"
        yield Problem(path, message, "write it as callers of the domain do")
    elif isinstance(owner, Gateway):
        yield from _address(owner, health, path)
        yield from _route(owner, health, path)


def _address(gateway: Gateway, health: PathHealth, path: Path) -> Iterator[Problem]:
    """The API's own address answers. That of another domain is not known here."""
    if health.host is not None:
        return
    if not gateway.default_endpoint.value:
        message = "the API's own address is asked, which is closed: it answers 403 for ever"
        help = "write `alarm` instead, or `host` with a domain that leads to this region alone"
        related = ((gateway.default_endpoint.path, "it is closed here"),)
        yield Problem(path, message, help, related=related)
    elif (gateway.network.tls or "").startswith(ONLY_TLS_13):
        message = "health checks speak TLS up to 1.2, and the API's own address takes 1.3 only"
        yield Problem(path, message, "write `alarm` instead, or another `tls` for the endpoint")


def _route(gateway: Gateway, health: PathHealth, path: Path) -> Iterator[Problem]:
    """A route answers, and lets in everybody."""
    if health.base is None:
        return
    route = _answering(gateway, health.within.partition("?")[0])
    if route is None:
        message = f"no route answers `GET {health.asked}`"
        yield Problem(path, message, "name one that does, or add a route with `auth: none`")
    elif route.auth.value != "none" or route.api_key.value:
        needs = "an API key" if route.auth.value == "none" else "authorization"
        message = f"{route.key!r} asks for {needs}, which health checks do not have: it answers 403 or 401 for ever"
        help = "name a route with `auth: none` and without a key, or write `alarm` instead"
        yield Problem(path, message, help, related=((route.path, "this is the route"),))


def _answering(gateway: Gateway, asked: str) -> Route | None:
    from gatewright.gateway.matching import ExampleRequest, match  # noqa: PLC0415 - needed for few specs

    found = match(gateway, ExampleRequest("GET", asked)).route
    return found or next((route for route in gateway.routes if route.key == "$default"), None)


RULE = Rule("GW573", "health-check", __doc__ or "", check, whole=True, kinds=WITH_DOMAINS)
