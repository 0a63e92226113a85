"""Routes, groups and their backends."""

from gatewright.diagnostics.diagnostic import Code

UNKNOWN_BACKEND = Code(
    "GW211",
    "unknown-backend",
    """A route names a backend that is not there.

Backends stand under `backends`, or are written in place.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {body: hello}}}
routes: {GET /: {backend: helo, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {body: hello}}}
routes: {GET /: {backend: hello, auth: none}}
stages: {dev: {}}
```
""",
)

NO_BACKEND = Code(
    "GW212",
    "no-backend",
    """A route that nothing answers.

Name a backend in the route, in its group or in `defaults`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {body: hello}}}
routes: {GET /: {backend: hello, auth: none}}
stages: {dev: {}}
```
""",
)

UNKNOWN_AUTH = Code(
    "GW215",
    "unknown-auth",
    """A route names an authorizer that is not there.

`iam` and `none` are always there.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: iaam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {body: hello}}}
routes: {GET /: {backend: hello, auth: none}}
stages: {dev: {}}
```
""",
)

DUPLICATE_ROUTE = Code(
    "GW218",
    "duplicate-route",
    """The same method on the same path is written twice.

A path group can make two routes the same that look different.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /v1: {backend: {mock: {}}, auth: none}, /v1: {auth: none, routes: {GET: {backend: {mock: {}}}}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {body: hello}}}
routes: {GET /: {backend: hello, auth: none}}
stages: {dev: {}}
```
""",
)

GROUP_KEY = Code(
    "GW219",
    "group-key",
    """A key in a path group that ends in a slash.

In a group, `GET` is the group's own path and `GET /x` the path below.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {/v1: {auth: none, routes: {GET /: {backend: {mock: {}}}}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {/v1: {auth: none, routes: {GET: {backend: {mock: {}}}}}}
stages: {dev: {}}
```
""",
)

BARE_METHOD = Code(
    "GW220",
    "bare-method",
    """A method without a path, outside a path group.

Only in a group can the path be left out: there it is the group's.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {body: hello}}}
routes: {GET /: {backend: hello, auth: none}}
stages: {dev: {}}
```
""",
)
