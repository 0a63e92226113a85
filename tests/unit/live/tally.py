"""How often each verb went through each fault, at one of its calls each time, for people who want to see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

RAN: Counter[tuple[str, str]] = Counter()
"""By the verb and the fault: at how many calls."""


def table() -> Iterator[str]:
    """The faults down, the verbs across."""
    verbs, faults = (list(dict.fromkeys(each[index] for each in RAN)) for index in (0, 1))
    yield from (f"{index}: {verb}" for index, verb in enumerate(verbs, 1))
    yield f"{'':28}" + "".join(f"{index:>5}" for index in range(1, len(verbs) + 1)) + f"{'all':>7}"
    for fault in faults:
        counts = [RAN[verb, fault] for verb in verbs]
        yield f"{fault:28}" + "".join(f"{count or '-':>5}" for count in counts) + f"{sum(counts):>7}"
    yield f"{'all':28}" + f"{RAN.total():>{5 * len(verbs) + 7}}"
