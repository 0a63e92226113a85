"""Lists of stages, routes and keys."""

from gatewright.diagnostics.diagnostic import Code

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

LISTED_TWICE = Code(
    "GW239",
    "listed-twice",
    """A list names the same thing twice.

A plan has each stage and each key once, a key each generation, an authorizer each user pool. No two values of keys have
the same name either: the generation `spring` of the key `acme` is called `acme-spring`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partner: {stages: [dev], keys: [acme, acme]}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partner: {stages: [dev], keys: [acme, globex]}}
```
""",
)
