"""Characters and numbers."""

from gatewright.diagnostics.diagnostic import Code

CONTROL_CHARACTER = Code(
    "GW008",
    "control-character",
    """A string contains a control character, as itself or as an escape sequence.

Such characters control terminals and cut strings short in other programs, and no name or description needs one. Tabs
and line breaks are allowed inside quoted strings and blocks.

Bad:
```yaml
description: "\\e[31mOrders"
```

Good:
```yaml
description: "Orders\\tand\\nrefunds"
```
""",
)

HIDDEN_CHARACTER = Code(
    "GW009",
    "hidden-character",
    """A string contains an invisible character that changes how the text looks.

Bidirectional controls make a line look different from its content, a byte-order mark inside a string makes two equal
names differ, and the Unicode line separators break lines in some parsers only. Remove them, or, in a regular
expression, use the expression's own escapes.

Bad:
```yaml
description: "admins\\u202Eonly"
```

Good:
```yaml
description: admins only
```
""",
)

LONE_SURROGATE = Code(
    "GW010",
    "lone-surrogate",
    """A string contains half of a character.

Escapes such as `\\ud83d` name one half of a UTF-16 pair, which is not a character and cannot be written to a template.
Write the character itself. JSON files can also contain the escapes of both halves, one directly after the other.

Bad:
```yaml
description: "Fish \\ud83d"
```

Good:
```yaml
description: "Fish \\U0001F41F"
```
""",
)

RESERVED_TEXT = Code(
    "GW019",
    "reserved-text",
    """CDK would read a string or number as one of its tokens.

CDK writes values that it resolves later as strings such as `${Token[TOKEN.30]}`, or as large negative numbers near
-1.9e289, and replaces every such string or number that it finds. A string like this in a spec would be replaced by an
unrelated value. Refer to the value by its name.

Bad:
```yaml
backends:
  orders: {lambda: "${Token[TOKEN.30]}"}
```

Good:
```yaml
backends:
  orders: {lambda: orders-function}
```
""",
)

NOT_FINITE = Code(
    "GW025",
    "not-finite",
    """A number is infinite, or not a number.

YAML's `.inf` and `.nan`, and the `Infinity` and `NaN` that some programs write as JSON, are not valid in a template.
Leave a limit out to have none.

Bad:
```yaml
throttle: {rate: .inf}
```

Good:
```yaml
throttle: {rate: 10000}
```
""",
)

INEXACT_NUMBER = Code(
    "GW026",
    "inexact-number",
    """A number would change when it is read.

Programs keep numbers as doubles: integers up to 2^53, and 17 significant digits. A longer number would silently become
another one. If it is an identifier, put it in quotes.

Bad:
```yaml
tags: {invoice: 12345678901234567890}
```

Good:
```yaml
tags: {invoice: "12345678901234567890"}
```
""",
)
