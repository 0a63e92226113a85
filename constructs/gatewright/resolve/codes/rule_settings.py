"""The codes of diagnostics about how a spec wants rules to be taken."""

from gatewright.diagnostics import Code, Severity

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
