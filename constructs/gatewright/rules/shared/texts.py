"""All texts of a value."""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.template import Prose, Value, walk


def texts(value: Value, origin: Path) -> Iterator[tuple[str, Path]]:
    """The texts inside a value, each with the part of the spec that it comes from."""
    found: list[tuple[str | Prose, Path]] = walk(value, origin, str, Prose)
    return ((text.text if isinstance(text, Prose) else text, path) for text, path in found)
