"""Routes, groups and their backends."""

from gatewright.diagnostics.diagnostic import Code, Severity

UNKNOWN_BACKEND = Code(
    "GW211",
    "unknown-backend",
    """A route names a backend that does not exist.

Define backends under `backends`, or inline in the route.

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
    """A route has no backend.

Write `backend` in the route, in its group or in `defaults`.

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
    """A route names an authorizer that does not exist.

`iam` and `none` always exist.

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
    """Two routes have the same method and path.

With a path group, two keys that look different can be the same route.

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
    """A key in a path group ends in a slash.

In a group, `GET` is the group's own path and `GET /x` is the path below it.

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
    """A method has no path, outside a path group.

Only in a group is the path optional: there it defaults to the group's path.

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

OPTIONAL_PATH_PARAMETER = Code(
    "GW236",
    "optional-path-parameter",
    """A path parameter is declared as optional.

A request without it is a request for another path, so API Gateway always requires path parameters.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes:
  GET /orders/{id}: {backend: {mock: {}}, auth: none, path: {id: {required: false}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes:
  GET /orders/{id}: {backend: {mock: {}}, auth: none, path: {id: {type: string}}}
stages: {dev: {}}
```
""",
    Severity.WARNING,
)
