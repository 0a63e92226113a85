"""What a key does: the difference that it makes to what becomes of a spec."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from gatewright.compile import Compilation, Request, Workspace, compile_file
from gatewright.compose.include import with_includes
from gatewright.compose.specfile import SpecFile
from gatewright.document import Document, Entry, MappingNode, Node, Path, SequenceNode
from gatewright.gateway import Account, Gateway, Unit

REQUEST = Request(today=date(2026, 11, 30))

REFUSALS = ("GW20", "GW228", "GW229", "GW23", "GW25", "GW3", "GW4", "GW5", "GW6")
"""Diagnostics that know what a key means: inputs, models, kinds, services, rules. Others are about names and shapes."""


def changed(document: Document, path: Path, node: Node | None) -> Document:
    """A document with another node at a path, or without what is there."""
    root = _changed(document.root, path, node)
    assert isinstance(root, MappingNode)
    return Document(root)


def _changed(at: Node, path: Path, node: Node | None) -> Node:
    step, rest = path[0], path[1:]
    if isinstance(at, SequenceNode):
        items = (_changed(item, rest, node) if index == step else item for index, item in enumerate(at.items))
        return SequenceNode(tuple(items), at.place)
    assert isinstance(at, MappingNode)
    name, entries = str(step), dict(at.entries)
    if rest:
        entries[name] = Entry(entries[name].key_place, _changed(entries[name].value, rest, node))
    elif node is None:
        del entries[name]
    else:
        entries[name] = Entry(entries[name].key_place if name in entries else at.place, node)
    return MappingNode(entries, at.place)


class Outcome:
    """What becomes of a spec, as far as it can be seen from outside."""

    def __init__(self, file: SpecFile, document: Document, beside: tuple[SpecFile, ...]) -> None:
        if "include" in document.root.entries:
            document, _ = with_includes(document, file.tree)
        changed_file = replace(file, document=document)
        self.made = compile_file(changed_file, REQUEST, None, Workspace((changed_file, *beside)))

    @property
    def is_valid(self) -> bool:
        """Whether the spec is right."""
        return all(made.template for made in self.made)

    @property
    def refusals(self) -> frozenset[str]:
        """What is refused, or advised against, by what is known of its meaning."""
        said = (said for made in self.made for said in made.diagnostics)
        return frozenset(f"{said.code.id} {said.message}" for said in said if said.code.id.startswith(REFUSALS))

    def differs(self, other: "Outcome") -> bool:
        """Whether something else is deployed, somewhere else, or something else reported."""
        return list(map(_seen, self.made)) != list(map(_seen, other.made))


def _seen(made: Compilation) -> tuple[Any, ...]:
    unit = made.unit
    where = (unit.place, unit.stack) if unit else None
    kept = _kept(unit)
    reported = [(said.code.id, said.place, said.message, said.severity) for said in made.diagnostics]
    return made.name, made.template, made.edge, where, kept, reported


def _kept(unit: Unit | None) -> object:
    """What is not deployed, but what other commands and other specs go by."""
    match unit:
        case Gateway():
            return [stage.canary for stage in unit.stages]  # `gatewright watch` judges a canary by it
        case Account():
            return unit.limits  # the specs that are given together with the account are counted against them
        case _:
            return None
