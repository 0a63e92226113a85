"""A spec on its way in: its text, its document, and the folder that it may read from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from gatewright.compose.include import with_includes
from gatewright.diagnostics import Diagnostic
from gatewright.document import Document, ScalarNode
from gatewright.document.source import Place, Source
from gatewright.ledger import folder_name, ledger_name
from gatewright.load.of import shape_of
from gatewright.read import Tree, read_bytes

if TYPE_CHECKING:
    from gatewright.ledger.reading import LedgerFile
    from gatewright.spec.roots import AnySpec


class SpecFile(Struct, frozen=True):
    """A spec that was read, with the fragments that it includes."""

    source: Source
    tree: Tree
    document: Document | None
    diagnostics: tuple[Diagnostic, ...]
    ledger: LedgerFile | None = None
    """The releases that are kept beside it, if there are any."""

    @property
    def stem(self) -> str:
        """The file's name without its ending: what outputs are named after."""
        return FilePath(self.source.name).stem

    @property
    def kind(self) -> str:
        """The kind that the spec says it is of, if it says any."""
        return self._top("kind")

    @property
    def gateway(self) -> str:
        """The name that the spec has for what it is about, if it has any."""
        return self._top("name")

    def _top(self, key: str) -> str:
        node = self.document.root.get(key) if self.document else None
        return (node.text or str(node.value)) if isinstance(node, ScalarNode) else ""


def open_spec(path: str | FilePath) -> SpecFile:
    """Read a spec from a file."""
    file = FilePath(path)
    return with_ledger(read_spec(file.read_bytes(), name=str(path), folder=file.parent, key=file.name))


def read_spec(data: bytes, *, name: str, folder: FilePath, key: str = "") -> SpecFile:
    """Read a spec from bytes. `folder` is where the files that it names are looked for."""
    source, document, diagnostics = read_bytes(data, name, key)
    display = "" if name == source.key else str(FilePath(name).parent)
    tree = Tree(folder, display)
    if document is not None and "include" in document.root.entries:
        document, more = with_includes(document, tree)
        diagnostics = (*diagnostics, *more)
    return SpecFile(source, tree, document, diagnostics)


def with_ledger(file: SpecFile) -> SpecFile:
    """A spec from a file, with the releases that are kept beside it."""
    name = ledger_name(file.stem)
    if not file.tree.has(name):
        return replace(file, diagnostics=(*file.diagnostics, *_lost_ledger(file)))
    data, problems = file.tree.read(name, Place(file.source, 1, 1, 1, 2))
    if data is None:
        return replace(file, diagnostics=(*file.diagnostics, *problems))
    from gatewright.ledger.reading import read_ledger  # noqa: PLC0415 - most specs have no releases

    return replace(file, ledger=read_ledger(data, file.tree.display(name), name))


def _lost_ledger(file: SpecFile) -> Iterator[Diagnostic]:
    """Files of releases without their ledger."""
    from gatewright.diagnostics.codes.ledger import LOST_LEDGER  # noqa: PLC0415 - few specs have releases

    folder = folder_name(file.stem)
    if any(name.endswith(".json") for name in file.tree.names(folder)):
        message = f"there are releases in {file.tree.display(folder)}, but their ledger is missing"
        help = "restore it from git, or run `gatewright releases rebuild`; if there are no releases, delete the folder"
        yield LOST_LEDGER.at(Place(file.source, 1, 1, 1, 2), message, help=help)


def spec_of_model(model: AnySpec, folder: FilePath) -> SpecFile:
    """A spec that was written in Python. It is spelt out and read like any other, so that one pipeline serves both."""
    text = json.dumps(shape_of(type(model)).dump(model), indent=2, ensure_ascii=False)
    name = f"{model.name}.json"
    return read_spec(text.encode(), name=name, folder=folder, key=name)
