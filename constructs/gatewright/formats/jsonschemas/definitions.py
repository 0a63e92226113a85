"""The parts of a schema that `$ref`s in it lead to. In draft 4 they all become `definitions`."""

from collections.abc import Iterator, Mapping

from gatewright.document import Path
from gatewright.formats.jsonschemas.values import as_mapping, is_list, is_mapping

ROOT: Path = ()


class Definitions:
    """Finds what references lead to, and names it: a name for a place, letters and digits only, in order of meeting."""

    def __init__(self, root: object) -> None:
        self._root = root
        self._names: dict[Path, str] = {}
        self._taken: set[str] = set()
        self._waiting: list[Path] = []
        self._anchors: Mapping[str, Path] | None = None

    @property
    def declared(self) -> frozenset[str]:
        """The names under `$defs` and `definitions`."""
        root = as_mapping(self._root)
        return frozenset((*as_mapping(root.get("$defs")), *as_mapping(root.get("definitions"))))

    def find(self, fragment: str) -> Path | None:
        """Where a fragment leads: a JSON pointer, or the name of an anchor."""
        if not fragment:
            return ROOT
        if not fragment.startswith("/"):
            if self._anchors is None:
                self._anchors = dict(_anchors(self._root))
            return self._anchors.get(fragment)
        path: Path = ROOT
        value = self._root
        for token in fragment[1:].split("/"):
            step = _step(value, token.replace("~1", "/").replace("~0", "~"))
            if step is None:
                return None
            path, value = (*path, step), _at(value, step)
        return path

    def name(self, path: Path) -> str:
        """The name of the definition for a place; it is lowered in its turn."""
        if path not in self._names:
            name = self._free("".join(filter(_is_plain, str(path[-1]))) or "Definition")
            self._names[path] = name
            self._taken.add(name.casefold())
            self._waiting.append(path)
        return self._names[path]

    def waiting(self) -> Iterator[tuple[str, Path, object]]:
        """The definitions that are named and not yet taken, while there are any."""
        while self._waiting:
            path = self._waiting.pop(0)
            value = self._root
            for step in path:
                value = _at(value, step)
            yield self._names[path], path, value

    def _free(self, wanted: str) -> str:
        name, number = wanted, 2
        while name.casefold() in self._taken:
            name, number = f"{wanted}{number}", number + 1
        return name


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _step(value: object, token: str) -> str | int | None:
    if is_mapping(value) and token in value:
        return token
    if is_list(value) and token.isascii() and token.isdecimal() and len(token) < 10 and int(token) < len(value):
        return int(token)
    return None


def _at(value: object, step: str | int) -> object:
    if is_mapping(value):
        return value[str(step)]
    assert is_list(value)
    return value[int(step)]


def _has_address(schema: Mapping[str, object]) -> bool:
    address = schema.get("$id", "#")
    return isinstance(address, str) and not address.startswith("#")


def _anchors(value: object, path: Path = ROOT) -> Iterator[tuple[str, Path]]:
    """Every anchor of the schema itself: those of a schema inside with an address of its own are its own."""
    if is_list(value):
        for index, inner in enumerate(value):
            yield from _anchors(inner, (*path, index))
    if is_mapping(value) and not (path and _has_address(value)):
        for key, inner in value.items():
            yield from _anchors(inner, (*path, key))
        for keyword in ("$anchor", "$dynamicAnchor"):
            name = value.get(keyword)
            if isinstance(name, str):
                yield name, path
        for keyword in ("$id", "id"):
            name = value.get(keyword)
            if isinstance(name, str) and name.startswith("#"):
                yield name[1:], path
