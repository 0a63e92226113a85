"""Models."""

from gatewright.diagnostics.diagnostic import Code, Severity

UNKNOWN_MODEL = Code(
    "GW228",
    "unknown-model",
    """A route names a model that does not exist.

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
    """A model is not valid for API Gateway.

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
    """A schema uses a keyword that API Gateway does not support.

Models are JSON Schema draft 4. Newer drafts and OpenAPI schemas are converted to it where that keeps their meaning.

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
    """A schema uses a keyword that API Gateway accepts and does not check.

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
    """An example does not match its model.

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
