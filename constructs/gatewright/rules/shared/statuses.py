"""Response mappings by the backend's status, as in HTTP APIs."""

import re
from collections.abc import Iterator, Sequence

from gatewright.document import Path
from gatewright.gateway import ResponseMap
from gatewright.rules.rule import Problem

_STATUS = r"[2-5][0-9][0-9]"


def status_problems(answers: Sequence[ResponseMap]) -> Iterator[Problem]:
    """The problems of a backend's responses in an HTTP API: each has its own statuses, and changes something."""
    seen: dict[str, Path] = {}
    for answer in answers:
        path = (*answer.path, "when") if answer.when else answer.path
        statuses = answer.statuses
        wrong = [status for status in statuses if not re.fullmatch(_STATUS, status)]
        if wrong:
            message = f"a status must be 200 to 599, not {wrong[0]!r}"
            yield Problem(path, message, "list the backend's statuses: `when: 500|503`", at_key=not answer.when)
        elif _is_empty(answer) and statuses == (answer.status,) and answer.status not in seen:
            message = f"this mapping does not change responses with the status {answer.status}"
            help = f"write which responses get this status, such as `when: {_other(answer.status)}`, or remove it"
            yield Problem(path, message, help, at_key=True)
        for status in statuses:
            if status in seen:
                related = ((seen[status], "the other mapping"),)
                message = f"responses with the status {status} have two mappings"
                yield Problem(path, message, "keep one of them", at_key=not answer.when, related=related)
            seen.setdefault(status, path)


def _is_empty(answer: ResponseMap) -> bool:
    return not (answer.headers or answer.append or answer.remove or answer.templates or answer.content)


def _other(status: str) -> str:
    return "200" if status != "200" else "202"
