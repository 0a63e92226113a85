"""Requests never reach a routing rule or a path, because an earlier rule takes them all.

API Gateway evaluates routing rules by priority, the lowest number first, and `paths` after all rules. The first match
gets the request. Give the more specific rule the lower number.

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
    routing:
      new: {priority: 100, headers: {x-version: "2*"}, stage: next}
      old: {priority: 200, headers: {x-version: "2.0"}, stage: live}
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
    routing:
      old: {priority: 100, headers: {x-version: "2.0"}, stage: live}
      new: {priority: 200, headers: {x-version: "2*"}, stage: next}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Domain, DomainOwner
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.routing import takes_all_of, takes_path


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Every routing rule and every path can get requests."""
    for domain in owner.domains:
        yield from _routing(domain)
        yield from _paths(domain)


def _routing(domain: Domain) -> Iterator[Problem]:
    for index, routing in enumerate(domain.routing):
        earlier = next((other for other in domain.routing[:index] if takes_all_of(other, routing)), None)
        if earlier:
            message = f"requests never reach this rule: the earlier rule {earlier.name!r} matches all of them"
            help = "give this rule a lower `priority` number, or remove it"
            yield Problem(routing.path, message, help, at_key=True, related=((earlier.path, "the earlier rule"),))


def _paths(domain: Domain) -> Iterator[Problem]:
    for path in domain.paths:
        takers = (other for other in domain.routing if takes_path(other, path))
        earlier = next(takers, None)
        if earlier:
            message = f"requests never reach this path: the routing rule {earlier.name!r} matches all of them"
            help = "remove the path (`paths: {}` for none), or add a condition to the rule"
            yield Problem(path.path, message, help, at_key=True, related=((earlier.path, "the earlier rule"),))


RULE = Rule("GW634", "unreached-routing", __doc__ or "", check, Severity.WARNING, whole=True, kinds=("rest", "domain"))
