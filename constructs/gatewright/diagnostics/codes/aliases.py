"""Anchors, aliases and merge keys."""

from gatewright.diagnostics.diagnostic import Code

UNDEFINED_ALIAS = Code(
    "GW020",
    "undefined-alias",
    """An alias refers to an anchor that is not defined.

`*name` stands for the value that `&name` marks further up. A string that starts with `*` needs quotes.

Bad:
```yaml
stages:
  dev: {throttle: *low}
```

Good:
```yaml
stages:
  dev: {throttle: &low {rate: 10, burst: 20}}
  test: {throttle: *low}
```
""",
)

ALIAS_CYCLE = Code(
    "GW021",
    "alias-cycle",
    """An alias is inside the value that it refers to.

Such a value would have no end. Mark a smaller part with the anchor, or write the value out.

Bad:
```yaml
models: &models
  Order: {items: *models}
```

Good:
```yaml
models:
  Item: &item {type: string}
  Order: {items: *item}
```
""",
)

TOO_MANY_ALIASES = Code(
    "GW022",
    "too-many-aliases",
    """Aliases expand to too many values.

A file can contain 100 aliases, and they can expand to 100,000 values together. A few lines of aliases of aliases can
expand to more than any memory holds. Put settings that many routes share under `defaults`.
""",
)

MERGE_CLASH = Code(
    "GW023",
    "merge-clash",
    """A key gets two values, at least one of them from `<<`.

YAML would keep one and drop the other silently: the written one, or the one of the first mapping. Here every key is set
in one place. Equal values do not conflict.

Bad:
```yaml
stages:
  test: &test {tracing: true, metrics: detailed}
  prod: {<<: *test, tracing: false}
```

Good:
```yaml
stages:
  test: &test {metrics: detailed}
  prod: {<<: *test, tracing: false}
```
""",
)

MERGE_NOT_MAPPING = Code(
    "GW024",
    "merge-not-mapping",
    """`<<` has a value that is not a mapping.

`<<` merges the keys of another mapping: `<<: *name`, or `<<: [*one, *other]` for several. A key that is really called
`<<` needs quotes.

Bad:
```yaml
stages:
  prod: {<<: test}
```

Good:
```yaml
stages:
  test: &test {tracing: true}
  prod: {<<: *test}
```
""",
)
