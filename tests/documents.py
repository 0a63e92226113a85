"""What stands in the documents: their blocks of code, and what the tutorial builds up."""

import re
import shlex
from pathlib import Path
from typing import Any

import yaml

Json = dict[str, Any]

ROOT = Path(__file__).parents[1]
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(document: Path, language: str) -> list[str]:
    """The blocks of code in a language; those of a terminal are in none."""
    return [text for said, text in _BLOCK.findall(document.read_text("utf-8")) if said == language]


def commands(document: Path) -> list[list[str]]:
    """What is typed after `gatewright` in a document's terminals."""
    lines = "".join(blocks(document, "")).replace("\\\n", " ").splitlines()
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("gatewright ")]


def built_up(document: Path) -> Json:
    """The spec that a document ends with: each block says more of it."""
    spec: Json = {}
    for block in blocks(document, "yaml"):
        add(spec, yaml.safe_load(block))
    return spec


def write_tutorial(folder: Path) -> None:
    """The files that the tutorial ends with."""
    (folder / "handlers/greeter").mkdir(parents=True)
    (folder / "handlers/greeter/app.py").write_text(blocks(ROOT / "docs/tutorial.md", "python")[0], "utf-8")
    (folder / "hello.yaml").write_text(yaml.safe_dump(built_up(ROOT / "docs/tutorial.md"), sort_keys=False), "utf-8")


def add(spec: Json, more: Json) -> None:
    """Add entries to a spec's maps."""
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(spec.get(key), dict):
            add(spec[key], value)
        else:
            spec[key] = value
