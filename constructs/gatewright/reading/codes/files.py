"""Codes about files as a whole."""

from gatewright.diagnostics import Code

BAD_ENCODING = Code(
    "GW003",
    "bad-encoding",
    """The file is not in UTF-8.

Guessing an encoding changes what was written, so there is only one. Save the file as UTF-8; a byte-order mark does no
harm.
""",
)

FILE_TOO_LARGE = Code(
    "GW004",
    "file-too-large",
    """A file is larger than 8 MiB.

No spec that people keep is a hundredth of that. Look whether the path names the right file. A spec that is made by a
program can be split with `include`.
""",
)

EMPTY_FILE = Code(
    "GW005",
    "empty-file",
    """The file says nothing.

It is empty, or holds nothing but comments.

Bad:
```yaml
# name: orders
```

Good:
```yaml
name: orders
```
""",
)

SEVERAL_DOCUMENTS = Code(
    "GW006",
    "several-documents",
    """The file holds more than one document.

In YAML, a line `---` starts another document. Many tools read the first one only and drop the others silently. Keep one
spec in one file, and give them to the command line together.

Bad:
```yaml
name: orders
---
name: payments
```

Good:
```yaml
---
name: orders
```
""",
)

ROOT_NOT_MAPPING = Code(
    "GW007",
    "root-not-mapping",
    """The file holds a list or a single value.

A spec, and every fragment that it includes, is a mapping: lines of `key: value`.

Bad:
```yaml
- GET /orders
- POST /orders
```

Good:
```yaml
routes:
  GET /orders: orders
  POST /orders: orders
```
""",
)
