"""Settings of rules."""

from gatewright.diagnostics.diagnostic import Code, Severity

UNKNOWN_RULE = Code(
    "GW222",
    "unknown-rule",
    """A setting names a rule that does not exist.

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
    """A waiver names a part of the spec that does not exist.

`at` lists parts such as `routes.GET /health`. A waiver that waives nothing is usually one that was forgotten.

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

WAIVER_OVER = Code(
    "GW293",
    "waiver-over",
    """A waiver has expired: its findings are reported again.

The date is in UTC. It does not affect templates: the same spec gives the same template on every day, unless the waived
finding is an error. In these examples, the first spec is checked in February 2027.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
rules: {open-route: {waive: the partner cannot sign requests, owner: team-checkout, until: 2027-01-31}}
routes: {POST /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
rules: {open-route: {waive: the partner cannot sign requests, owner: team-checkout, until: 2027-06-30}}
routes: {POST /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
""",
    Severity.WARNING,
)

WAIVER_ENDS = Code(
    "GW294",
    "waiver-ends",
    """A waiver expires within thirty days.

Its last day is the date in `until`. From the next day on, its findings are reported again. These specs are checked in
February 2027.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
rules: {open-route: {waive: the partner cannot sign requests, owner: team-checkout, until: 2027-03-01}}
routes: {POST /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
rules: {open-route: {waive: the partner cannot sign requests, owner: team-checkout, until: 2027-06-30}}
routes: {POST /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
""",
    Severity.INFO,
)
