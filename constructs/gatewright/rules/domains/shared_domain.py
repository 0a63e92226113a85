"""A shared domain maps to APIs that cannot share a domain.

A WebSocket API cannot share a domain with other kinds of API. Private APIs need private domains. HTTP APIs need
regional domains with `TLS_1_2` and without routing rules, because routing rules support REST APIs only.

Bad:
```yaml
gatewright: 1
name: shop-domain
kind: domain
domains:
  api.example.com:
    zone: Z0123456789ABC
    paths: {/stock: warehouse, /tills: tills}
    routing: {beta: {priority: 100, gateway: warehouse, headers: {x-version: beta}}}
```

Good:
```yaml
gatewright: 1
name: shop-domain
kind: domain
domains:
  api.example.com:
    zone: Z0123456789ABC
    paths: {/stock: warehouse, /tills: tills}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Domain, SharedDomains
from gatewright.rules.rule import Problem, Rule


def check(shared: SharedDomains) -> Iterator[Problem]:
    """The APIs of a domain can share it."""
    for domain in shared.domains:
        yield from _sockets(domain)
        yield from _reach(domain)
        yield from _http(domain)


def _sockets(domain: Domain) -> Iterator[Problem]:
    kinds = {stage.kind for _, stage in domain.other_stages}
    if "websocket" in kinds and kinds != {"websocket"}:
        for path, stage in domain.other_stages:
            if stage.kind == "websocket":
                message = f"{stage.gateway!r} is a WebSocket API, which cannot share a domain with other kinds"
                yield Problem(path, message, "map it to another domain", at_key=True)


def _reach(domain: Domain) -> Iterator[Problem]:
    for path, stage in domain.other_stages:
        if stage.is_private != domain.is_private:
            api, own = (_REACH[stage.is_private], _REACH[domain.is_private])
            message = f"{stage.gateway!r} is a {api} API, and this is a {own} domain"
            yield Problem(path, message, f"map it to a {api} domain", at_key=True)


def _http(domain: Domain) -> Iterator[Problem]:
    """HTTP APIs support regional domains with `TLS_1_2` and without routing rules only."""
    if domain.endpoint.value == "edge":
        beyond, shown = "edge domains", domain.endpoint.path or domain.path
    elif domain.tls.startswith("SecurityPolicy_"):
        beyond, shown = "domains with such a security policy", (*domain.path, "tls")
    elif domain.routing:
        beyond, shown = "domains with routing rules", domain.routing[0].path
    else:
        return
    for path, stage in domain.other_stages:
        if stage.kind == "http":
            message = f"{beyond} do not support HTTP APIs, and {stage.gateway!r} is one"
            yield Problem(path, message, "map it to another domain", at_key=True, related=((shown, "it is set here"),))


_REACH = {False: "public", True: "private"}


RULE = Rule("GW580", "shared-domain", __doc__ or "", check, kinds=("domain",))
