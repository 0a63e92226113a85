"""The shape of a spec."""

from gatewright.diagnostics.diagnostic import Code

UNKNOWN_KEY = Code(
    "GW101",
    "unknown-key",
    """A key that the language does not have.

It is most often misspelt or indented wrongly. Nothing in a spec is ignored, so that a setting which is written is
a setting that works.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routs: {GET /: {mock: {}}}
```
""",
)

MISSING_KEY = Code(
    "GW102",
    "missing-key",
    """A key that has to be there is missing.

Bad:
```yaml
gatewright: 1
kind: rest
routes: {GET /: {backend: {mock: {}}}}
stages: {dev: {}}
```
""",
)

WRONG_TYPE = Code(
    "GW103",
    "wrong-type",
    """A value of the wrong kind: a list where a mapping belongs, a number where text belongs.

Only `true`, `false`, decimal numbers and `null` are not text, so quotes are needed only around those.

Bad:
```yaml
gatewright: 1
name: shop
description: 5
kind: rest
routes: {GET /: {backend: {mock: {}}}}
stages: {dev: {}}
```
""",
)

BAD_VALUE = Code(
    "GW104",
    "bad-value",
    """A value that its field cannot take.

Durations, sizes, names, addresses and the like each have a spelling; the message says which.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {lambda: {function: hello, timeout: 10}}}}
stages: {dev: {}}
```
""",
)

UNKNOWN_CHOICE = Code(
    "GW105",
    "unknown-choice",
    """A word that is not one of the words possible here.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
endpoint: regionall
routes: {GET /: {backend: {mock: {}}}}
stages: {dev: {}}
```
""",
)

BAD_KEY = Code(
    "GW106",
    "bad-key",
    """A name in a map that does not look like one.

Routes are written under `METHOD /path`, stages under names that fit into URLs, everything else under names.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {get /: {backend: {mock: {}}}}
stages: {dev: {}}
```
""",
)

WHICH_ONE = Code(
    "GW107",
    "which-one",
    """It cannot be told which of several kinds is meant.

Some things come in kinds, chosen by their key: a backend is `lambda`, `http` or `mock`. Exactly one has to be written.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}, http: "https://example.com"}}}
stages: {dev: {}}
```
""",
)

NULL_VALUE = Code(
    "GW108",
    "null-value",
    """A key without a value.

Write `{}` for something without settings, `none` to remove what an outer layer set, or leave the key out.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}}}
stages: {dev: }
```
""",
)

LANGUAGE_VERSION = Code(
    "GW109",
    "language-version",
    """A version of the language that this release does not read.

Upgrade Gatewright to read a newer one. The version is a promise: what a spec means does not change under it.

Bad:
```yaml
gatewright: 2
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}}}
stages: {dev: {}}
```
""",
)

BEYOND_CLOUDFORMATION = Code(
    "GW110",
    "beyond-cloudformation",
    """Something that API Gateway has and CloudFormation has not.

The key is understood, and there is nothing that a template could say for it. The help names the nearest way, which is
most often a command to run once, after the deployment.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
defaults: {auth: none, api_key: true}
routes: {GET /: {backend: {mock: {}}}}
stages: {dev: {}}
plans: {partners: {stages: [dev], keys: [acme], product_code: 4i3mb5uvz0wx9y}}
```
""",
)
