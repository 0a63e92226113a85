"""Keys of mappings."""

from gatewright.diagnostics.diagnostic import Code

DUPLICATE_KEY = Code(
    "GW015",
    "duplicate-key",
    """A mapping has the same key twice.

Most tools keep the last value and drop the others silently. Keys that look the same but use different characters (an
accent as one character, or as two) count as the same.

Bad:
```yaml
routes:
  GET /orders: orders
  GET /orders: legacy
```

Good:
```yaml
routes:
  GET /orders: orders
  POST /orders: legacy
```
""",
)

KEY_NOT_TEXT = Code(
    "GW016",
    "key-not-text",
    """A key is a mapping, a list or an alias.

YAML allows it; JSON and this language do not. Write the key as a string. A string that starts with a bracket needs
quotes.

Bad:
```yaml
mappings:
  {orders}: prod
```

Good:
```yaml
mappings:
  "{orders}": prod
```
""",
)

EMPTY_KEY = Code(
    "GW017",
    "empty-key",
    """A key is empty, or null.

Something is missing before the colon. All other plain words and numbers are keys as they are written: `200`, `true`.

Bad:
```yaml
tags: {"": orders}
```

Good:
```yaml
tags: {team: orders}
```
""",
)

RESERVED_KEY = Code(
    "GW018",
    "reserved-key",
    """A key is reserved by the CDK runtime.

The CDK runtime turns mappings with a key such as `$jsii.byref` into its own objects, and rejects `__proto__`. Choose
another name.

Bad:
```yaml
tags: {__proto__: orders}
```

Good:
```yaml
tags: {prototype: orders}
```
""",
)
