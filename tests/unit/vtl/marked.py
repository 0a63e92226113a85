"""Templates in which the parts that matter stand between `«` and `»`."""

from collections.abc import Iterable

from gatewright.formats.vtl.script import TemplateFault


def without_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The template itself, and where its marked parts are, in the order in which they start."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    plain = ""
    for character in text:
        if character == "«":
            opened.append(len(plain))
        elif character == "»":
            found.append((opened.pop(), len(plain)))
        else:
            plain += character
    return plain, sorted(found)


def places(faults: Iterable[TemplateFault]) -> list[tuple[int, int]]:
    return [(fault.start, fault.end) for fault in faults]


def messages(faults: Iterable[TemplateFault]) -> list[str]:
    return [fault.message for fault in faults]
