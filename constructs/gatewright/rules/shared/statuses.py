"""Answers that are told apart by the status that a backend gives them, as HTTP APIs do."""

import re
from collections.abc import Iterator, Sequence

from gatewright.document import Path
from gatewright.gateway import ResponseMap
from gatewright.rules.rule import Problem

_STATUS = r"[2-5][0-9][0-9]"


def status_problems(answers: Sequence[ResponseMap]) -> Iterator[Problem]:
    """What is wrong with the answers of a backend in an HTTP API: each is for statuses of its own, and changes them."""
    seen: dict[str, Path] = {}
    for answer in answers:
        path = (*answer.path, "when") if answer.when else answer.path
        statuses = answer.statuses
        wrong = [status for status in statuses if not re.fullmatch(_STATUS, status)]
        if wrong:
            message = f"not a status from 200 to 599: {wrong[0]!r}"
            yield Problem(path, message, "list the backend's statuses: `when: 500|503`", at_key=not answer.when)
        elif _says_nothing(answer) and statuses == (answer.status,) and answer.status not in seen:
            message = f"this changes nothing of answers with the status {answer.status}"
            help = f"say which answers get this status, `when: {_other(answer.status)}`, or take it out"
            yield Problem(path, message, help, at_key=True)
        for status in statuses:
            if status in seen:
                related = ((seen[status], "one mapping is here"),)
                message = f"answers with the status {status} have two mappings"
                yield Problem(path, message, "keep one of them", at_key=not answer.when, related=related)
            seen.setdefault(status, path)


def _says_nothing(answer: ResponseMap) -> bool:
    return not (answer.headers or answer.append or answer.remove or answer.templates or answer.content)


def _other(status: str) -> str:
    return "200" if status != "200" else "202"
