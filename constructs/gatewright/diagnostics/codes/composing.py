"""Fragments, inputs and environments."""

from gatewright.diagnostics.diagnostic import Code

INCLUDE_CLASH = Code(
    "GW201",
    "include-clash",
    """Two files say the same thing.

A fragment adds entries to the spec's maps: routes, backends, functions. What stands in one file may not stand in
another one, so that nobody changes somebody else's routes by accident.
""",
)

INCLUDE_FORM = Code(
    "GW202",
    "include-form",
    """A fragment holds something that only a whole spec can.

A fragment is a mapping with some of the spec's maps in it. The gateway's name, kind and the like stand in the spec.
""",
)

UNKNOWN_INPUT = Code(
    "GW203",
    "unknown-input",
    """An input that is not declared under `inputs`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
inputs: {table: {default: orders}}
routes: {GET /: {backend: {mock: {body: "${inputs.tabel}"}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
inputs: {table: {default: orders}}
routes: {GET /: {backend: {mock: {body: "${inputs.table}"}}, auth: none}}
stages: {dev: {}}
```
""",
)

UNSET_INPUT = Code(
    "GW204",
    "unset-input",
    """An input that has no value.

Give it a default, set it in the environment, or pass `--input name=value`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
inputs: {table: {type: string}}
routes: {GET /: {backend: {mock: {body: "${inputs.table}"}}, auth: none}}
stages: {dev: {}}
```
""",
)

BAD_INPUT = Code(
    "GW205",
    "bad-input",
    """An input's value is not what its declaration asks for.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
inputs: {size: {type: number, default: large}}
routes: {GET /: {backend: {mock: {body: "${inputs.size}"}}, auth: none}}
stages: {dev: {}}
```
""",
)

UNKNOWN_ENVIRONMENT = Code(
    "GW206",
    "unknown-environment",
    """An environment that the spec does not declare.

`--environment` takes one of the names under `environments`. One with several regions means all of them; one alone is
`prod/eu-west-1`.
""",
)

REGIONS = Code(
    "GW295",
    "environment-regions",
    """The regions of an environment do not say where the gateway is deployed.

An environment is in one `region`, or in several `regions` with a stack in each. What stands under a region is different
there: first the environment's `patch` is laid over the spec, then the region's, and the region's `inputs` win.

The stack of a region is named after the environment and the region, `shop-prod-eu-west-1`, so no environment can have
that name as well.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
environments: {prod: {region: eu-west-1, regions: [eu-west-1, us-east-1]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
environments: {prod: {regions: [eu-west-1, us-east-1]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```
""",
)
