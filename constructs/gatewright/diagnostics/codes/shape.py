"""The shape of a spec."""

from gatewright.diagnostics.diagnostic import Code

UNKNOWN_KEY = Code(
    "GW101",
    "unknown-key",
    """The language does not have this key.

The key is usually misspelled or indented wrongly. Gatewright ignores nothing in a spec, so every setting that you write
has an effect.

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
    """A required key is missing.

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
    """A value has the wrong type: a list where an object is expected, a number where a string is expected.

Only `true`, `false`, decimal numbers and `null` are not strings, so only those need quotes to be strings.

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
    """A value has the wrong format.

Durations, sizes, names, addresses and the like each have a format; the message describes it.

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
    """A value is not one of the allowed values.

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
    """A key of a map has the wrong format.

Keys of routes are `METHOD /path`, keys of stages are names that are valid in URLs, and all other keys are names.

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
    """An object must have exactly one key that chooses its type.

Some objects have several types, chosen by their key: a backend is `lambda`, `http` or `mock`. Write exactly one of
them.

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
    """A key has no value.

Write `{}` for an object without settings, `none` to remove an inherited setting, or leave the key out.

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
    """This version of Gatewright does not support this version of the language.

Upgrade Gatewright to read a newer one. Within one version of the language, the meaning of a spec does not change.

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
    """API Gateway supports this setting, but CloudFormation does not.

The key is valid, but a template cannot express it. The help names the alternative, usually a command to run once after
the deployment.

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
