"""A domain that gateways share leads to APIs that cannot be below one domain.

WebSocket APIs are below domains of their own, and private APIs below private domains. HTTP APIs are below regional
domains with `TLS_1_2` that have no routing rules, which lead to REST APIs only.

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
    """What is below a domain can be there together."""
    for domain in shared.domains:
        yield from _sockets(domain)
        yield from _reach(domain)
        yield from _http(domain)


def _sockets(domain: Domain) -> Iterator[Problem]:
    kinds = {stage.kind for _, stage in domain.other_stages}
    if "websocket" in kinds and kinds != {"websocket"}:
        for path, stage in domain.other_stages:
            if stage.kind == "websocket":
                message = f"{stage.gateway!r} is a WebSocket API, and there are others below this domain"
                yield Problem(path, message, "give it a domain of its own", at_key=True)


def _reach(domain: Domain) -> Iterator[Problem]:
    for path, stage in domain.other_stages:
        if stage.is_private != domain.is_private:
            api, own = (_REACH[stage.is_private], _REACH[domain.is_private])
            message = f"{stage.gateway!r} is a {api} API, and this is a {own} domain"
            yield Problem(path, message, f"put it below a {api} domain", at_key=True)


def _http(domain: Domain) -> Iterator[Problem]:
    """HTTP APIs are below domains of the plainest kind only."""
    if domain.endpoint.value == "edge":
        beyond, shown = "a domain that is edge", domain.endpoint.path or domain.path
    elif domain.tls.startswith("SecurityPolicy_"):
        beyond, shown = "a domain with such a security policy", (*domain.path, "tls")
    elif domain.routing:
        beyond, shown = "a domain with routing rules", domain.routing[0].path
    else:
        return
    for path, stage in domain.other_stages:
        if stage.kind == "http":
            message = f"{stage.gateway!r} is an HTTP API, which is not below {beyond}"
            yield Problem(path, message, "put it below another domain", at_key=True, related=((shown, "this one"),))


_REACH = {False: "public", True: "private"}


RULE = Rule("GW580", "shared-domain", __doc__ or "", check, kinds=("domain",))
