"""Files and their paths."""

from gatewright.diagnostics.diagnostic import Code

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

PATH_NOT_RELATIVE = Code(
    "GW030",
    "path-not-relative",
    """A path that only works on one machine, or only with a network.

Paths in specs start in the spec's own folder and separate folders with `/`. So the same spec gives the same template
everywhere. Nothing is ever downloaded: get the file, review it and keep it with the spec.

Bad:
```yaml
models:
  Order: {file: "https://example.com/order.json"}
```

Good:
```yaml
models:
  Order: {file: schemas/order.json}
```
""",
)

PATH_OUTSIDE = Code(
    "GW031",
    "path-outside",
    """A path that leads out of the spec's folder.

By `..` or by a link, a spec could reach any file of the machine that checks it. Move the file into the spec's folder,
or the spec into a folder above both.

Bad:
```yaml
models:
  Order: {file: ../order.json}
```

Good:
```yaml
models:
  Order: {file: schemas/../schemas/order.json}
```
""",
)

FILE_NOT_FOUND = Code(
    "GW032",
    "file-not-found",
    """A file or folder that is not there.

Paths start in the spec's own folder, wherever the command was started.

Bad:
```yaml
models:
  Order: {file: schemas/ordr.json}
```

Good:
```yaml
models:
  Order: {file: schemas/order.json}
```
""",
)

WRONG_FILE_KIND = Code(
    "GW033",
    "wrong-file-kind",
    """A folder where a file is wanted, a file where a folder is wanted, or neither.

Pipes, sockets and devices are never opened: reading one could wait for ever.

Bad:
```yaml
models:
  Order: {file: schemas}
```

Good:
```yaml
models:
  Order: {file: schemas/order.json}
```
""",
)

FILE_UNREADABLE = Code(
    "GW034",
    "file-unreadable",
    """A file is there and cannot be read.

The message gives the machine's own reason: no permission, a name that is too long, or a file that another program
replaces at the same moment.
""",
)
