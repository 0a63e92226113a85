"""Fragments, inputs and environments."""

from gatewright.diagnostics.diagnostic import Code

INCLUDE_CLASH = Code(
    "GW201",
    "include-clash",
    """Two files set the same key.

A fragment adds entries to the spec's maps: routes, backends, functions. An entry can be in one file only, so that one
team does not change another team's routes by accident.
""",
)

INCLUDE_FORM = Code(
    "GW202",
    "include-form",
    """A fragment contains a key that is allowed in a spec only.

A fragment is a mapping with some of the spec's maps in it. The gateway's name, kind and similar keys belong in the
spec.
""",
)

UNKNOWN_INPUT = Code(
    "GW203",
    "unknown-input",
    """An input is not declared under `inputs`.

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
    """An input has no value.

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
    """The value of an input does not match its declaration.

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
    """The spec does not declare this environment.

`--environment` takes one of the names under `environments`. An environment with several Regions stands for all of them;
select one of them with `prod/eu-west-1`.
""",
)

REGIONS = Code(
    "GW295",
    "environment-regions",
    """The Regions of an environment are missing, contradictory or ambiguous.

An environment has one `region`, or several `regions` with a stack in each. The settings under a Region apply to its
stack only: first the environment's `patch` is merged into the spec, then the Region's, and the Region's `inputs` win.

The stack of a Region is named after the environment and the Region, `shop-prod-eu-west-1`, so no other environment can
have that name.

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
