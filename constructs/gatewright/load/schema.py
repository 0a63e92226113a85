"""The language's JSON Schema, for editors and other tools."""

import json
from importlib.resources import files
from typing import Any

FILE = "gateway.schema.json"
"""The packaged schema's name."""


def text() -> str:
    """The schema as it is packaged."""
    return files("gatewright.spec").joinpath(FILE).read_text("utf-8")


def build() -> str:
    """The schema as the models describe it. It needs their source, so it is generated and packaged."""
    from gatewright.load.of import shape_of  # noqa: PLC0415 - reading the packaged schema needs none of this
    from gatewright.spec.gateway import GatewaySpec  # noqa: PLC0415
    from gatewright.spec.roots import ROOTS  # noqa: PLC0415

    definitions: dict[str, Any] = {}
    root = shape_of(GatewaySpec).schema(definitions)
    for kind, model in sorted(ROOTS.items()):
        said = {"properties": {"kind": {"const": kind}}, "required": ["kind"]}
        root = {"if": said, "then": shape_of(model).schema(definitions), "else": root}
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Gatewright gateway spec",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
