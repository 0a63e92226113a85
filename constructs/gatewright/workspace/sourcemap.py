"""The source map of a template: from its parts to the lines of specs, and back.

    version   1
    gateways  by name: `spec`, the file, and `deployment`, the digest and the snapshot of what is deployed
    origins   JSON pointers into the template to `path`, a place in the spec such as `routes/GET ~1orders`, and
              `source`, where that is: `orders.yaml:41:3`
    lines     lines of files, `orders.yaml:41`, to the JSON pointers of all that came from them

Files are named by their paths below the spec's own folder, so that maps are the same wherever they were made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from gatewright.document import Path
from gatewright.ledger.snapshot import Snapshot, digest
from gatewright.template.rendering import escape
from gatewright.workspace.stacks import RenderedStack, Stack, StackPart

VERSION = 1


def source_map(stack: Stack, rendered: RenderedStack) -> dict[str, Any]:
    """The map of a stack's template."""
    origins: dict[str, dict[str, str]] = {}
    lines: dict[str, list[str]] = {}
    for pointer, (part, path) in sorted(rendered.origins.items()):
        place = part.document.key_place(path)
        origins[pointer] = {"path": path_text(path), "source": f"{place.key}:{place.column}"}
        lines.setdefault(place.key, []).append(pointer)
    return {
        "version": VERSION,
        "gateways": {part.unit.name: _gateway(part) for part in stack.parts if part.gateway and not stack.is_edge},
        "origins": origins,
        "lines": dict(sorted(lines.items(), key=_by_line)),
    }


def path_text(path: Path) -> str:
    """A path as text: `routes/GET ~1orders`."""
    return "/".join(escape(str(step)) for step in path)


def to_text(map: Mapping[str, Any]) -> str:
    """A map as JSON, with a line for every entry of its sections."""
    return "{\n" + ",\n".join(_sections(map)) + "\n}\n"


def read_snapshots(text: str) -> dict[str, Snapshot]:
    """The snapshots in a map's text, by gateway; none if it is no map of this version."""
    try:
        map = json.loads(text)
        if map["version"] != VERSION:
            return {}
        return {name: gateway["deployment"]["snapshot"] for name, gateway in map["gateways"].items()}
    except (ValueError, LookupError, TypeError, AttributeError):
        return {}


def _gateway(part: StackPart) -> dict[str, Any]:
    deployment = {"digest": digest(part.snapshot), "snapshot": part.snapshot}
    return {"spec": part.compilation.file.source.key, "deployment": deployment}


def _sections(map: Mapping[str, Any]) -> Iterator[str]:
    for name, content in map.items():
        if isinstance(content, dict):
            section = cast("dict[str, Any]", content)
            entries = ",\n".join(f"  {_json(key)}: {_json(value)}" for key, value in section.items())
            yield f" {_json(name)}: {{\n{entries}\n }}"
        else:
            yield f" {_json(name)}: {_json(content)}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _by_line(item: tuple[str, list[str]]) -> tuple[str, int]:
    file, _, line = item[0].rpartition(":")
    return file, int(line)
