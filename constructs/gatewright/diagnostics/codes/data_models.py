"""Models."""

from gatewright.diagnostics.diagnostic import Code, Severity

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
