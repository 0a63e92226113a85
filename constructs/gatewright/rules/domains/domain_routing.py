"""A routing rule has a condition, a priority or a path that API Gateway does not support.

A routing rule has at most one path and two header conditions. API Gateway does not route by headers for API Gateway
itself, connections, authorization or CORS. Priorities are 1 to 1,000,000, and no two rules of a domain have the same
priority. A domain has at most 50 routing rules, unless AWS has increased the quota.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}, next: {}}
domains:
  api.example.com:
    zone: Z0123456789ABC
    paths: {/: live}
    routing: {beta: {priority: 100, headers: {Origin: "https*"}, stage: next}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}, next: {}}
domains:
  api.example.com:
    zone: Z0123456789ABC
    paths: {/: live}
    routing: {beta: {priority: 100, headers: {x-version: beta}, stage: next}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Domain, DomainOwner, Routing
from gatewright.rules.rule import Problem, Rule

HIGHEST_PRIORITY = 1_000_000
MOST_HEADERS = 2
MOST_RULES = 50
LONGEST_PATH = 127

CLOSED = frozenset(
    (
        "authorization",
        "connection",
        "content-encoding",
        "content-length",
        "content-location",
        "forwarded",
        "keep-alive",
        "origin",
        "proxy-authenticate",
        "proxy-authorization",
        "te",
        "trailers",
        "transfer-encoding",
        "upgrade",
        "via",
        "x-apigw-api-id",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-restapi",
    )
)
"""Headers that API Gateway does not route by."""

CLOSED_FAMILIES = ("access-control-", "apigw-", "x-amz-", "x-amzn-")
"""The prefixes of other such headers."""


def check(owner: DomainOwner) -> Iterator[Problem]:
    """API Gateway supports all routing rules and their order."""
    for domain in owner.domains:
        yield from _order(domain)
        for routing in domain.routing:
            yield from _headers(routing)
            yield from _path(routing)


def _order(domain: Domain) -> Iterator[Problem]:
    if len(domain.routing) > MOST_RULES:
        message = f"a domain can have at most {MOST_RULES} routing rules, not {len(domain.routing)}"
        help = "use another domain, or waive this rule after a quota increase"
        yield Problem((*domain.path, "routing"), message, help, at_key=True)
    seen: dict[int, Routing] = {}
    for routing in domain.routing:
        path = (*routing.path, "priority")
        earlier = seen.setdefault(routing.priority, routing)
        if not 1 <= routing.priority <= HIGHEST_PRIORITY:
            message = f"a priority must be 1 to {HIGHEST_PRIORITY:,}, not {routing.priority:,}"
            yield Problem(path, message, "write a number with room on both sides: `100`")
        elif earlier is not routing:
            message = f"{earlier.name!r} has the same priority"
            yield Problem(path, message, "use another priority", related=((earlier.path, "the other rule"),))


def _headers(routing: Routing) -> Iterator[Problem]:
    if len(routing.conditions) > MOST_HEADERS:
        message = f"a routing rule can have at most {MOST_HEADERS} header conditions, not {len(routing.conditions)}"
        yield Problem((*routing.path, "headers"), message, "remove some of them", at_key=True)
    for name, globs in routing.headers.items():
        path = (*routing.path, "headers", name)
        if not globs:
            yield Problem(path, f"the header {name!r} has no value to match", "write a value, or remove the header")
        if name.lower() in CLOSED or name.lower().startswith(CLOSED_FAMILIES):
            message = f"API Gateway does not route by the header {name!r}"
            yield Problem(path, message, "use a custom header: `x-version`", at_key=True)


def _path(routing: Routing) -> Iterator[Problem]:
    if len(routing.base) > LONGEST_PATH:
        message = f"the path of a routing rule can have at most {LONGEST_PATH} characters, not {len(routing.base)}"
        yield Problem((*routing.path, "path"), message, "use a shorter path")
    if routing.strips_base and not routing.base:
        yield Problem((*routing.path, "strip_path"), "`strip_path` needs a path", "add `path`", at_key=True)


RULE = Rule("GW534", "domain-routing", __doc__ or "", check, kinds=("rest", "domain"))
