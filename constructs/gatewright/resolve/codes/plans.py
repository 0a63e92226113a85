"""The codes of diagnostics about plans: their stages and routes."""

from gatewright.diagnostics import Code

UNKNOWN_STAGE = Code(
    "GW224",
    "unknown-stage",
    """A plan names a stage that is not there.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partner: {stages: [live], keys: [acme]}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partner: {stages: [dev], keys: [acme]}}
```
""",
)

UNKNOWN_ROUTE = Code(
    "GW225",
    "unknown-route",
    """A setting for a route that is not there.

Routes are named by their whole path, whatever group they stand in.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partner: {stages: [dev], keys: [acme], routes: {GET /x: {rate: 1}}}}
```
""",
)
