"""YAML and JSON syntax."""

from gatewright.diagnostics.diagnostic import Code

SYNTAX_ERROR = Code(
    "GW001",
    "syntax-error",
    """The file is not valid YAML, or not valid JSON.

The parser cannot read the text from here on. The usual causes: a string that contains `: `, `#`, a bracket or a
quotation mark and is not quoted; a quotation mark or bracket that is never closed; no space after a colon; a line whose
indentation matches no line above it. A JSON file has no comments and no comma after the last member.

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
    """A tab is used for indentation.

The width of a tab depends on the editor, so YAML does not allow it for indentation. Set your editor to indent YAML with
spaces.

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
    """A value has a YAML tag such as `!Ref` or `!!str`.

Other tools run code for a tag, or drop it silently; Gatewright reports an error. Instead of `!Ref`, `!GetAtt` and
`!Sub`, write a reference; under `resources`, where plain CloudFormation is written, use the long form, such as
`{Fn::GetAtt: [Orders, Arn]}`. Instead of `!!str`, use quotes.

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
