"""The codes of diagnostics about what names mean."""

from gatewright.diagnostics import Code, Severity

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

UNKNOWN_NAME = Code(
    "GW213",
    "unknown-name",
    """A bare name that means nothing.

A bare name is one of the spec's own entries, or a name that the embedding CDK app binds: then declare it under
`bindings`, or pass `--bind name=ARN`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
bindings: {orders: function}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
""",
)

WRONG_BINDING = Code(
    "GW214",
    "wrong-binding",
    """A bound name is not the kind of thing that belongs here.

What a name is bound to stands under `bindings`, or is told by the construct that is bound.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
bindings: {orders: role}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
bindings: {orders: function}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
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

UNKNOWN_RESOURCE = Code(
    "GW216",
    "unknown-resource",
    """A reference to a CloudFormation resource that is not under `resources`.

`{resource: Name}` and `{resource: Name.Attribute}` refer to the plain CloudFormation that the spec brings along.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {lambda: {function: {resource: Fn.Arn}}}, auth: none}}
stages: {dev: {}}
```
""",
)

UNKNOWN_GATEWAY = Code(
    "GW217",
    "unknown-gateway",
    """A reference to a gateway or a stage that is not among the specs given together.

Name both specs in one call: `gatewright check orders.yaml shop.yaml`, or the folder that holds them.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: {url: {gateway: orders, stage: prod}}}, auth: none}}
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

RESOURCE_FORM = Code(
    "GW221",
    "resource-form",
    """Plain CloudFormation that is not CloudFormation.

A resource has a `Type` and `Properties`, as in a template.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
resources: {Table: {Properties: {}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
""",
)

UNKNOWN_RULE = Code(
    "GW222",
    "unknown-rule",
    """A setting for a rule that does not exist.

`gatewright rule` lists all rules.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
rules: {open-rout: {waive: all is public}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
rules: {open-route: {waive: all is public}}
routes: {POST /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
""",
)

RULE_PLACE = Code(
    "GW223",
    "rule-place",
    """A waiver for a part of the spec that is not there.

`at` lists parts such as `routes.GET /health`. A waiver that waives nothing is most often one that was forgotten.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
rules: {open-route: {waive: public, at: [routes.GET /x]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
""",
    Severity.WARNING,
)

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

RESERVED_NAME = Code(
    "GW226",
    "reserved-name",
    """A name that means something else already.

`iam` and `none` are ways to authorize that are always there.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers: {iam: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:auth"}}
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {dev: {}}
```
""",
)

NOT_TEXT = Code(
    "GW227",
    "not-text",
    """A file that should hold text does not.

Templates and schemas are read as UTF-8.
""",
)

UNKNOWN_MODEL = Code(
    "GW228",
    "unknown-model",
    """A route names a model that is not there.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
models: {Order: {schema: {type: object, properties: {id: {type: string}}}}}
routes: {POST /: {backend: {mock: {}}, body: Ordre}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
models: {Order: {schema: {type: object, properties: {id: {type: string}}}}}
routes: {POST /: {backend: {mock: {}}, body: Order}}
stages: {dev: {}}
```
""",
)

BAD_MODEL = Code(
    "GW229",
    "bad-model",
    """A model that API Gateway does not take.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
models: {Order: {schema: {}}}
routes: {POST /: {backend: {mock: {}}, body: Order}}
stages: {dev: {}}
```
""",
)

MODEL_LOSS = Code(
    "GW230",
    "model-loss",
    """A schema says something that API Gateway cannot check.

Models are draft 4 of JSON Schema. Newer drafts and OpenAPI schemas are brought into it where that keeps their meaning.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
models: {Orders: {schema: {type: array, contains: {type: string}, minContains: 2}}}
routes: {POST /: {backend: {mock: {}}, body: Orders}}
stages: {dev: {}}
```
""",
)

MODEL_IGNORED = Code(
    "GW231",
    "model-ignored",
    """A schema says something that API Gateway accepts and does not check.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
models: {Order: {schema: {type: array, items: {type: string}, minItems: 1}}}
routes: {POST /: {backend: {mock: {}}, body: Order}}
stages: {dev: {}}
```
""",
    Severity.WARNING,
)

BAD_EXAMPLE = Code(
    "GW232",
    "bad-example",
    """An example that does not fit its model.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
models: {Order: {schema: {type: object, properties: {id: {type: string}}}, examples: [{id: 5}]}}
routes: {POST /: {backend: {mock: {}}, body: Order}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
models: {Order: {schema: {type: object, properties: {id: {type: string}}}, examples: [{id: a5}]}}
routes: {POST /: {backend: {mock: {}}, body: Order}}
stages: {dev: {}}
```
""",
)

CODES = (
    UNKNOWN_BACKEND,
    NO_BACKEND,
    UNKNOWN_NAME,
    WRONG_BINDING,
    UNKNOWN_AUTH,
    UNKNOWN_RESOURCE,
    UNKNOWN_GATEWAY,
    DUPLICATE_ROUTE,
    GROUP_KEY,
    BARE_METHOD,
    RESOURCE_FORM,
    UNKNOWN_RULE,
    RULE_PLACE,
    UNKNOWN_STAGE,
    UNKNOWN_ROUTE,
    RESERVED_NAME,
    NOT_TEXT,
    UNKNOWN_MODEL,
    BAD_MODEL,
    MODEL_LOSS,
    MODEL_IGNORED,
    BAD_EXAMPLE,
)
