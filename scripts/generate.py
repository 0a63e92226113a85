"""Write everything that is made from the code: the schema, the models, the reference, the rule pages, the features.

`--check` writes nothing and fails if anything is out of date.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from scripts import models
from scripts.manual import features, postures, reference
from scripts.manual.pages import pages

from gatewright.load import schema

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def generated() -> Iterator[tuple[Path, str]]:
    """All generated files, with their text."""
    yield ROOT / "constructs/gatewright/spec" / schema.FILE, schema.build()
    yield ROOT / models.FILE, models.text()
    for name, text in (*reference.pages(), *pages().items()):
        yield DOCS / name, text
    yield DOCS / "features.md", features.page((DOCS / "features.yaml").read_text("utf-8"))
    yield DOCS / "postures.md", postures.page((DOCS / "postures.yaml").read_text("utf-8"))


def main() -> int:
    """Write the files, or with `--check` name those that are stale."""
    files = dict(generated())
    stale = [path for path, text in files.items() if not path.exists() or path.read_text("utf-8") != text]
    left_over = [path for path in (DOCS / "rules").glob("*.md") if path not in files]
    if "--check" in sys.argv[1:]:
        for path in (*stale, *left_over):
            sys.stderr.write(f"stale: {path.relative_to(ROOT)} (run `make docs`)\n")
        return 1 if stale or left_over else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path], "utf-8")
    for path in left_over:
        path.unlink()
    sys.stdout.write(f"{len(files)} generated files, {len(stale)} written\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
