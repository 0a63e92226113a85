"""YAML and JSON syntax."""

from gatewright.diagnostics.diagnostic import Code

SYNTAX_ERROR = Code(
    "GW001",
    "syntax-error",
    """The file is not YAML, or not JSON.

The parser could not make sense of the text from here on. The usual causes: a text that holds `: `, `#`, a bracket or a
quote and is not in quotes itself; a quote or bracket that is never closed; no space after a colon; a line that is
indented like none above it. A JSON file has no comments and no comma after the last member.

Bad:
```yaml
description: Orders: for shops and partners
```

Good:
```yaml
description: "Orders: for shops and partners"
```
""",
)

TAB_INDENTATION = Code(
    "GW002",
    "tab-indentation",
    """A tab where only spaces indent.

How wide a tab is depends on who looks, so YAML does not let it say what belongs to what. Set your editor to indent
YAML with spaces.

Bad:
```yaml
stages:
\tdev: {}
```

Good:
```yaml
stages:
  dev: {}
```
""",
)

EXPLICIT_TAG = Code(
    "GW014",
    "explicit-tag",
    """A value has a tag such as `!Ref` or `!!str`.

A spec says what it means by its shape. Other tools run code for a tag, or drop it silently; here it is refused. What
`!Ref`, `!GetAtt` and `!Sub` say in CloudFormation, a reference says here. What `!!str` says, quotes say.

Bad:
```yaml
backends:
  orders: {lambda: !GetAtt Orders.Arn}
```

Good:
```yaml
backends:
  orders: {lambda: {resource: Orders.Arn}}
```
""",
)
