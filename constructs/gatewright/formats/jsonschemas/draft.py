"""One schema object on its way into draft 4, and what a whole schema's objects share."""

from collections.abc import Callable, Collection, Mapping

from msgspec import Struct, field

from gatewright.document import Path
from gatewright.formats.jsonschemas.definitions import Definitions
from gatewright.formats.jsonschemas.result import Loss, LossKind, Schema
from gatewright.formats.jsonschemas.values import describe, is_list, is_mapping, is_number

IN_PLACE = frozenset(
    ("$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf", "if", "dependentSchemas", "dependencies")
)
"""Keywords whose schemas look at the same value: what they evaluate, `unevaluated…` leaves alone."""


class Work(Struct):
    """What the objects of one schema share while it is lowered."""

    lower: Callable[[object, Path], Schema]
    root: object
    definitions: Definitions
    models: Collection[str]
    siblings: bool = True
    """Whether keywords next to a `$ref` apply: they do since draft 2019-09."""
    conditions: int = 0
    """How many `if`s are around the object at hand."""
    losses: list[Loss] = field(default_factory=list[Loss])


class Draft(Struct):
    """One schema object: as written, and as much of it as is lowered."""

    source: Mapping[str, object]
    path: Path
    work: Work
    out: Schema = field(default_factory=dict[str, object])
    also: list[Schema] = field(default_factory=list[Schema])
    """Further conditions, for which `out` may have no room."""

    def lower(self, value: object, *steps: str | int) -> Schema:
        """A schema inside this one."""
        return self.work.lower(value, (*self.path, *steps))

    def lost(self, message: str, help: str, *steps: str | int) -> None:
        """Draft 4 cannot say this."""
        self._lose(LossKind.LOST, message, help, steps)

    def ignored(self, message: str, help: str, *steps: str | int) -> None:
        """This has no effect."""
        self._lose(LossKind.IGNORED, message, help, steps)

    def refused(self, message: str, help: str, *steps: str | int) -> None:
        """This is no schema, or none that the service takes."""
        self._lose(LossKind.REFUSED, message, help, steps)

    def mapping(self, keyword: str, of: str = "schemas by name") -> Mapping[str, object]:
        """What a keyword maps; nothing if it is not there, or is not a mapping."""
        value = self.source.get(keyword, {})
        if is_mapping(value):
            return value
        self.refused(f"`{keyword}` must be an object of {of}, not {describe(value)}", "", keyword)
        return {}

    def sequence(self, keyword: str, of: str = "schemas") -> list[object]:
        """What a keyword lists; nothing if it is not there, or is not a list."""
        value = self.source.get(keyword, [])
        if is_list(value):
            return value
        self.refused(f"`{keyword}` must be a list of {of}, not {describe(value)}", "", keyword)
        return []

    def text(self, keyword: str) -> str | None:
        """A keyword's text."""
        value = self.source.get(keyword)
        if isinstance(value, str):
            return value
        if keyword in self.source:
            self.refused(f"`{keyword}` must be a string, not {describe(value)}", "", keyword)
        return None

    def number(self, keyword: str) -> int | float | None:
        """A keyword's number."""
        value = self.source.get(keyword)
        if is_number(value):
            return value
        if keyword in self.source:
            self.refused(f"`{keyword}` must be a number, not {describe(value)}", "", keyword)
        return None

    def count(self, keyword: str) -> int | None:
        """A keyword's whole number, 0 or more."""
        value = self.source.get(keyword)
        if is_number(value) and value >= 0 and value == int(value):
            return int(value)
        if keyword in self.source:
            self.refused(f"`{keyword}` must be an integer, 0 or more, not {describe(value)}", "", keyword)
        return None

    def flag(self, keyword: str) -> bool:
        """Whether a keyword is there and true."""
        value = self.source.get(keyword, False)
        if isinstance(value, bool):
            return value
        self.refused(f"`{keyword}` must be a boolean, not {describe(value)}", "", keyword)
        return False

    def _lose(self, kind: LossKind, message: str, help: str, steps: Path) -> None:
        self.work.losses.append(Loss((*self.path, *steps), message, help, kind))
