"""All texts of a value."""

from collections.abc import Iterator, Mapping, Sequence

from gatewright.document import Path
from gatewright.template import Origin, Prose, Ref, Text, Value

_PLAIN = (int, float, Ref)
"""Types without texts. They come first, because the other types take longer to check."""


def texts(value: Value, origin: Path) -> Iterator[tuple[str, Path]]:
    """The texts inside a value, each with the part of the spec that it comes from.

    It keeps a list of the values to visit, because nested generators take several times as long.
    """
    left: list[tuple[Value, Path]] = [(value, origin)]
    while left:
        inner, path = left.pop()
        if isinstance(inner, str):
            yield inner, path
        elif isinstance(inner, _PLAIN):
            continue
        elif isinstance(inner, Origin):
            left.append((inner.value, inner.path))
        elif isinstance(inner, Prose):
            yield inner.text, path
        elif isinstance(inner, Text):
            left += [(part, path) for part in inner.parts]
        elif isinstance(inner, Mapping):
            left += [(item, path) for item in inner.values()]
        elif isinstance(inner, Sequence):
            left += [(item, path) for item in inner]
