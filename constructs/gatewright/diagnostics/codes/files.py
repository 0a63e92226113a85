"""Files and their paths."""

from gatewright.diagnostics.diagnostic import Code

BAD_ENCODING = Code(
    "GW003",
    "bad-encoding",
    """The file is not UTF-8.

Guessing an encoding could change the text, so UTF-8 is the only one. Save the file as UTF-8, with or without a
byte-order mark.
""",
)

FILE_TOO_LARGE = Code(
    "GW004",
    "file-too-large",
    """A file is larger than 8 MiB.

Specs are rarely a hundredth of that size. Check whether the path names the right file. A generated spec can be split
with `include`.
""",
)

EMPTY_FILE = Code(
    "GW005",
    "empty-file",
    """The file is empty, or contains only comments.

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
    """The file contains more than one YAML document.

In YAML, a line `---` starts another document. Many tools read the first one only and drop the others silently. Keep one
spec in one file, and pass several files to the command.

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
    """The root of the file is a list or a single value.

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
    """A path works on one machine only, or needs the network.

Paths in specs are relative to the spec's folder and separate folders with `/`, so the same spec gives the same template
on every machine. Nothing is downloaded: download the file, review it and keep it with the spec.

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
    """A path points outside the spec's folder.

With `..` or a link, a spec could read any file of the machine that checks it. Move the file into the spec's folder, or
the spec into a folder above both.

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
    """A file or folder does not exist.

Paths are relative to the spec's folder, not to the current directory.

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
    """A path is a folder where a file is expected, a file where a folder is expected, or neither.

Pipes, sockets and devices are never opened: reading one could block forever.

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
    """A file exists, but cannot be read.

The message gives the operating system's reason: no permission, a name that is too long, or a file that another program
is replacing.
""",
)
