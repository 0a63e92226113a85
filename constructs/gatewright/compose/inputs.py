"""Inputs: their values, and the places in a spec where they are filled in."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.composing import BAD_INPUT, UNKNOWN_INPUT, UNSET_INPUT
from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Document, Entry, MappingNode, Node, Path, ScalarNode, SequenceNode, in_words
from gatewright.document.source import Place
from gatewright.spec.input import InputSpec, InputValue
from gatewright.spec.values.value import as_text

_REFERENCE = r"\$\{inputs\.([^}]*)\}"
_UNFILLED = ("inputs", "environments", "include")
"""Sections in which inputs have no value yet."""


class InputLayer(Struct, frozen=True):
    """Values for inputs that are written together, and where."""

    path: Path
    values: Mapping[str, InputValue]


class Given(Struct, frozen=True):
    """A value for an input, and the path that set it; none if the caller did."""

    value: InputValue
    path: Path


def input_values(
    document: Document,
    declared: Mapping[str, InputSpec],
    layers: Sequence[InputLayer],
    callers: Mapping[str, InputValue],
) -> tuple[dict[str, InputValue], tuple[Diagnostic, ...]]:
    """Every declared input's value: the caller's, else that of the first layer which has one, else the default."""
    diagnostics = [*_undeclared(document, declared, layers, callers)]
    values: dict[str, InputValue] = {}
    for name, spec in declared.items():
        given = _given(name, spec, layers, callers)
        path = ("inputs", name)
        if given is None:
            help = f"give it a default, set it in the environment, or pass `--input {name}=…`"
            place = document.key_place(path)
            diagnostics.append(UNSET_INPUT.at(place, f"the input {name!r} has no value", help=help))
            continue
        value, fault = _typed(given.value, spec, from_text=not given.path)
        if fault:
            place = document.value_place(given.path or path)
            diagnostics.append(BAD_INPUT.at(place, f"the input {name!r} {fault}, got {in_words(given.value)}"))
        else:
            values[name] = value
    return values, tuple(diagnostics)


def filled(
    document: Document, values: Mapping[str, InputValue], declared: Mapping[str, InputSpec]
) -> tuple[Document, tuple[Diagnostic, ...], frozenset[Place]]:
    """The document with values in place of `${inputs.…}`, and the places whose inputs have none."""
    filling = _Filling(values, declared)
    entries = {
        key: entry if key in _UNFILLED else Entry(entry.key_place, filling.node(entry.value))
        for key, entry in document.root.entries.items()
    }
    filled_document = Document(MappingNode(entries, document.root.place))
    return filled_document, tuple(filling.diagnostics), frozenset(filling.unfilled)


def mentioned(document: Document) -> frozenset[str]:
    """The names of all inputs that a document mentions outside of their own section, in environments' patches too."""
    found: set[str] = set()
    waiting: list[Node] = [entry.value for key, entry in document.root.entries.items() if key != "inputs"]
    while waiting:
        node = waiting.pop()
        if isinstance(node, MappingNode):
            waiting += (entry.value for entry in node.entries.values())
            texts: tuple[object, ...] = tuple(node.entries)
        elif isinstance(node, SequenceNode):
            waiting += node.items
            texts = ()
        else:
            texts = (node.value,)
        found.update(name for text in texts if isinstance(text, str) for name in re.findall(_REFERENCE, text))
    return frozenset(found)


def _given(name: str, spec: InputSpec, layers: Sequence[InputLayer], callers: Mapping[str, InputValue]) -> Given | None:
    if name in callers:
        return Given(callers[name], ())
    for layer in layers:
        if name in layer.values:
            return Given(layer.values[name], (*layer.path, name))
    return None if spec.default is None else Given(spec.default, ("inputs", name, "default"))


def _undeclared(
    document: Document,
    declared: Mapping[str, InputSpec],
    layers: Sequence[InputLayer],
    callers: Mapping[str, InputValue],
) -> Iterator[Diagnostic]:
    for name in callers:
        if name not in declared:
            place = document.key_place(("inputs",))
            yield UNKNOWN_INPUT.at(place, f"there is no input {name!r}", help=_instead(name, declared))
    for path, name in ((layer.path, name) for layer in layers for name in layer.values):
        if name not in declared:
            place = document.key_place((*path, name))
            yield UNKNOWN_INPUT.at(place, f"there is no input {name!r}", help=_instead(name, declared))


def _instead(name: str, declared: Mapping[str, InputSpec]) -> str:
    return suggestion(name, declared) or f"declare `{name}` under `inputs`"


def _typed(value: InputValue, spec: InputSpec, *, from_text: bool) -> tuple[InputValue, str]:
    """The value in its input's type, and what is wrong with it if anything is."""
    kind = spec.type or _kind_of(spec.default)
    if from_text and isinstance(value, str):
        value = _from_text(value, kind)
    if _kind_of(value) != kind:
        return value, f"must be a {kind}"
    if spec.allowed is not None and value not in spec.allowed:
        return value, "must be one of " + ", ".join(f"`{as_text(allowed)}`" for allowed in spec.allowed)
    if spec.pattern is not None and not _matches(spec.pattern, str(value)):
        return value, f"must match `{spec.pattern}`"
    return value, ""


def _kind_of(value: InputValue | None) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "number" if isinstance(value, int | float) else "string"


def _from_text(text: str, type: str) -> InputValue:
    """A value from the command line, which knows text only."""
    if type == "boolean" and text in ("true", "false"):
        return text == "true"
    if type == "number" and re.fullmatch(r"-?[0-9]+", text):
        return int(text)
    if type == "number" and re.fullmatch(r"-?[0-9]+\.[0-9]+", text):
        return float(text)
    return text


def _matches(pattern: str, text: str) -> bool:
    try:
        return re.fullmatch(pattern, text) is not None
    except re.error:
        return False


class _Filling:
    """Walks nodes, building new ones only around what changes."""

    def __init__(self, values: Mapping[str, InputValue], declared: Mapping[str, InputSpec]) -> None:
        self.values = values
        self.declared = declared
        self.diagnostics: list[Diagnostic] = []
        self.unfilled: set[Place] = set()

    def node(self, node: Node) -> Node:
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if isinstance(node, SequenceNode):
            return SequenceNode(tuple(self.node(item) for item in node.items), node.place)
        entries: dict[str, Entry] = {}
        for key, entry in node.entries.items():
            name = key if "${inputs." not in key else str(self._scalar(ScalarNode(key, entry.key_place, key)).value)
            entries[name] = Entry(entry.key_place, self.node(entry.value))
        return MappingNode(entries, node.place)

    def _scalar(self, node: ScalarNode) -> ScalarNode:
        if not isinstance(node.value, str) or "${inputs." not in node.value:
            return node
        whole = re.fullmatch(_REFERENCE, node.value)
        if whole:
            value = self._value(whole[1], node)
            return ScalarNode(value, node.place, as_text(value))
        text = re.sub(_REFERENCE, lambda match: as_text(self._value(match[1], node)), node.value)
        return ScalarNode(text, node.place, text)

    def _value(self, name: str, node: ScalarNode) -> InputValue:
        if name not in self.declared:
            help = _instead(name, self.declared)
            self.diagnostics.append(UNKNOWN_INPUT.at(node.place, f"there is no input {name!r}", help=help))
        if name not in self.values:
            self.unfilled.add(node.place)
        return self.values.get(name, f"${{inputs.{name}}}")
