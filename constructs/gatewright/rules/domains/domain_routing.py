"""A domain's routing asks for what API Gateway does not look at, or leaves open what comes first.

It looks at a path and at two headers at most, and not at headers that are for itself, for connections, for
authorization or for browsers. Priorities go from 1 to 1,000,000, and no two of a domain are the same. A domain has 50
routing rules at most, if AWS has not raised that.

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
"""Headers that the service does not route by."""

CLOSED_FAMILIES = ("access-control-", "apigw-", "x-amz-", "x-amzn-")
"""What the names of others begin with."""


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Everything that routing asks for can be looked at, one after the other."""
    for domain in owner.domains:
        yield from _order(domain)
        for routing in domain.routing:
            yield from _headers(routing)
            yield from _path(routing)


def _order(domain: Domain) -> Iterator[Problem]:
    if len(domain.routing) > MOST_RULES:
        message = f"there are {len(domain.routing)} routing rules, and a domain takes {MOST_RULES} at most"
        help = "use another domain, or waive this rule once AWS has raised the quota"
        yield Problem((*domain.path, "routing"), message, help, at_key=True)
    seen: dict[int, Routing] = {}
    for routing in domain.routing:
        path = (*routing.path, "priority")
        earlier = seen.setdefault(routing.priority, routing)
        if not 1 <= routing.priority <= HIGHEST_PRIORITY:
            message = f"a priority goes from 1 to {HIGHEST_PRIORITY:,}, and this is {routing.priority}"
            yield Problem(path, message, "leave room on both sides: `100`, `200`")
        elif earlier is not routing:
            message = f"{earlier.name!r} has the same priority"
            yield Problem(path, message, "use another one", related=((earlier.path, "this one"),))


def _headers(routing: Routing) -> Iterator[Problem]:
    if len(routing.conditions) > MOST_HEADERS:
        message = f"there are {len(routing.conditions)} conditions on headers, and {MOST_HEADERS} is the most"
        yield Problem((*routing.path, "headers"), message, "take some out", at_key=True)
    for name, globs in routing.headers.items():
        path = (*routing.path, "headers", name)
        if not globs:
            yield Problem(path, f"nothing is said about the header {name!r}", "say what it has to be, or take it out")
        if name.lower() in CLOSED or name.lower().startswith(CLOSED_FAMILIES):
            message = f"API Gateway does not route by the header {name!r}"
            yield Problem(path, message, "use a header of your own", at_key=True)


def _path(routing: Routing) -> Iterator[Problem]:
    if len(routing.base) > LONGEST_PATH:
        message = f"a path to route by has {LONGEST_PATH} characters at most, and this one has {len(routing.base)}"
        yield Problem((*routing.path, "path"), message, "use a shorter path")
    if routing.strips_base and not routing.base:
        yield Problem((*routing.path, "strip_path"), "there is no path to take away", "add `path`", at_key=True)


RULE = Rule("GW534", "domain-routing", __doc__ or "", check, kinds=("rest", "domain"))
