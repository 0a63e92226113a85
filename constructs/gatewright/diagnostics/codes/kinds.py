"""Kinds of API."""

from gatewright.diagnostics.diagnostic import Code

ROUTE_KIND = Code(
    "GW234",
    "route-kind",
    """This kind of API does not support this kind of route.

Routes of REST and HTTP APIs are methods and paths; an HTTP API can also have `$default`. Routes of WebSocket APIs are
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
    """A spec uses a feature that its kind of API does not support.

All kinds share the same keys, but not all features: `gatewright explain --kind` lists what the spec would lose as each
kind.

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
