"""Lists of stages, routes and keys."""

from gatewright.diagnostics.diagnostic import Code

UNKNOWN_STAGE = Code(
    "GW224",
    "unknown-stage",
    """A usage plan names a stage that does not exist.

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
    """A setting names a route that does not exist.

Routes are named by their full path, also those in a group.

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

NO_KEY_LEFT = Code(
    "GW238",
    "no-key-left",
    """An API key has neither its original value nor a generation.

`original: false` removes the value that the key had before its first rotation. Add a generation first, and deploy it
while the original still works, so that clients can change to the new value.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partner: {stages: [dev], keys: [acme]}}
keys: {acme: {original: false}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none, api_key: true}}
stages: {dev: {}}
plans: {partner: {stages: [dev], keys: [acme]}}
keys: {acme: {generations: [autumn], original: false}}
```
""",
)

LISTED_TWICE = Code(
    "GW239",
    "listed-twice",
    """A list contains the same entry twice.

A usage plan has each stage and each API key once, an API key each generation, an authorizer each user pool. The names
of key values must differ too: the generation `spring` of the key `acme` is called `acme-spring`.

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
