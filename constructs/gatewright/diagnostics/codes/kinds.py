"""Kinds of API."""

from gatewright.diagnostics.diagnostic import Code

ROUTE_KIND = Code(
    "GW234",
    "route-kind",
    """A route that this kind of API has not.

Routes of REST and HTTP APIs are methods on paths; an HTTP API may have `$default` besides. Routes of WebSocket APIs are
named after messages.

Bad:
```yaml
gatewright: 1
name: chat
kind: websocket
routes: {GET /rooms: {backend: {mock: {}}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: chat
kind: websocket
routes: {listRooms: {backend: {mock: {}}, reply: true}}
stages: {dev: {}}
```
""",
)

KIND_LACKS = Code(
    "GW235",
    "kind-lacks",
    """A spec asks for something that its kind of API has not.

The kinds share their words, not all of their features: `gatewright explain --kind` tells of each kind what the spec
would lose with it.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
routes: {GET /: {backend: {http: "https://example.com"}, auth: none}}
stages: {live: {cache: {size: 0.5GB}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: http
routes: {GET /: {backend: {http: "https://example.com"}, auth: none}}
stages: {live: {}}
```
""",
)
