"""All shapes that the language is made of."""

from collections.abc import Iterator

from gatewright.load.shape import Shape


def walk(*roots: Shape) -> Iterator[Shape]:
    """Every shape that can be reached from these, once, and before those that it is made of."""
    seen: set[Shape] = set()
    pending = list(reversed(roots))
    while pending:
        shape = pending.pop()
        if shape not in seen:
            seen.add(shape)
            yield shape
            pending += reversed(tuple(shape.inner()))
