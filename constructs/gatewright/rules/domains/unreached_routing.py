"""Requests never come to a routing rule or a path: an earlier rule takes them all.

Routing rules are looked at by priority, the lowest number first, and `paths` after all of them. The first one whose
conditions hold gets the request. So what is more special comes first.

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
    """What comes first leaves something to what comes later."""
    for domain in owner.domains:
        yield from _routing(domain)
        yield from _paths(domain)


def _routing(domain: Domain) -> Iterator[Problem]:
    for index, routing in enumerate(domain.routing):
        earlier = next((other for other in domain.routing[:index] if takes_all_of(other, routing)), None)
        if earlier:
            message = f"requests never come here: {earlier.name!r} takes them all"
            help = "give this one the lower priority, or take it out"
            yield Problem(routing.path, message, help, at_key=True, related=((earlier.path, "this one"),))


def _paths(domain: Domain) -> Iterator[Problem]:
    for path in domain.paths:
        takers = (other for other in domain.routing if takes_path(other, path))
        earlier = next(takers, None)
        if earlier:
            message = f"requests never come here: the routing rule {earlier.name!r} takes them all"
            help = "take the path out (`paths: {}` for none), or give the rule a condition"
            yield Problem(path.path, message, help, at_key=True, related=((earlier.path, "this one"),))


RULE = Rule("GW634", "unreached-routing", __doc__ or "", check, Severity.WARNING, whole=True, kinds=("rest", "domain"))
