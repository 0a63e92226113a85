"""Characters and numbers."""

from gatewright.diagnostics.diagnostic import Code

CONTROL_CHARACTER = Code(
    "GW008",
    "control-character",
    """A control character, as itself or by an escape.

Such characters drive terminals and cut texts short in other programs, and no name or description needs one. Tabs and
line breaks are fine inside quoted texts and blocks.

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
    """A character that cannot be seen and changes what is seen.

Bidirectional controls let a line show something else than it says, a byte-order mark inside a text makes two equal
names differ, and the Unicode line separators break lines in some parsers only. Remove them, or, in a regular
expression, escape them the expression's own way.

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
    """Half of a character.

Escapes such as `\\ud83d` name one half of a UTF-16 pair, which is no character and cannot be written to a template.
Write the character itself. JSON files may also hold the escapes of both halves, one right after the other.

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
    """A text or number that CDK would take for one of its tokens.

CDK writes values that it knows only later as texts such as `${Token[TOKEN.30]}`, or as odd negative numbers near
-1.9e289, and replaces every such text or number that it meets. In a spec one would be replaced by something that has
nothing to do with it. Refer to what you mean by its name.

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
    """An infinity, or what is not a number.

YAML's `.inf` and `.nan`, and the `Infinity` and `NaN` that some programs write as JSON, are no numbers that a template
can hold. Leave a limit out to have none.

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
    """A number that would change when it is read.

Programs keep numbers as doubles: integers up to 2^53, and 17 significant digits. A longer number would silently become
another one. If it is a name made of digits, put it in quotes.

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
