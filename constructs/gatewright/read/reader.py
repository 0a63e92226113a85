"""The stage's door: text or bytes in, a Document and everything that is wrong with it out."""

from __future__ import annotations

from msgspec.structs import replace

from gatewright.diagnostics import Diagnostic, ordered
from gatewright.diagnostics.codes.files import EMPTY_FILE, ROOT_NOT_MAPPING
from gatewright.document import Document, MappingNode, Node, ScalarNode, SequenceNode
from gatewright.document.source import Source
from gatewright.read.builder import Builder
from gatewright.read.characters import clean
from gatewright.read.decoding import decode, too_large
from gatewright.read.limits import MAX_BYTES
from gatewright.read.lines import start_of
from gatewright.read.yaml_text import read_yaml

_BYTE_ORDER_MARK = "\ufeff"

Diagnostics = tuple[Diagnostic, ...]


def read_bytes(data: bytes, name: str, key: str = "") -> tuple[Source, Document | None, Diagnostics]:
    """Decode and read a file. The source is there even if nothing else is, to show the diagnostics in."""
    source, problem = decode(data, name, key)
    if problem is not None:
        return source, None, (problem,)
    document, diagnostics = read_text(source)
    return source, document, diagnostics


def read_text(source: Source) -> tuple[Document | None, Diagnostics]:
    """Read a text: JSON if the source's name ends in `.json`, else YAML."""
    node, diagnostics = read_node(source)
    if node is None:
        return None, diagnostics
    if not isinstance(node, MappingNode):
        held = "a list" if isinstance(node, SequenceNode) else "a single value"
        message = f"the file contains {held}, not a mapping"
        return None, (*diagnostics, ROOT_NOT_MAPPING.at(node.place, message, help="write lines of `key: value`"))
    return Document(node), diagnostics


def read_node(source: Source) -> tuple[Node | None, Diagnostics]:
    """Read a text whose root may be anything. A node beside diagnostics is what could be read."""
    if source.text.startswith(_BYTE_ORDER_MARK):
        source = replace(source, text=source.text[1:])
    if len(source.text) > MAX_BYTES:
        return None, (too_large(start_of(source)),)
    builder = Builder(source)
    if source.name.lower().endswith(".json"):
        from gatewright.read.json_text import read_json  # noqa: PLC0415 - most files are YAML

        read, replacement = read_json, " "
    else:
        read, replacement = read_yaml, "\ufffd"
    text = clean(source, replacement, builder.report)
    if not builder.stopped:
        read(text, builder)
    node = builder.root
    if _is_empty(node) and not builder.findings:
        builder.report(EMPTY_FILE.at(start_of(source), "the file is empty", help="write lines of `key: value`"))
    return None if _is_empty(node) else node, ordered(builder.findings)


def _is_empty(node: Node | None) -> bool:
    return node is None or (isinstance(node, ScalarNode) and node.value is None and not node.text)
