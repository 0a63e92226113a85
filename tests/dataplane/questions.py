"""Questions to an API and their answers, as data: `cases/NAME.questions.yaml` beside the spec `cases/NAME.yaml`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from dataplane.deploying import CASES, Api
from deploy.emulator import Answer


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What an answer has to be. What is not said does not matter."""

    status: int = 200
    json: Any = None
    """The whole body."""
    part: Any = None
    """What the body, which is JSON, holds among other things. A null stands for what must not be there."""
    text: str | None = None
    """The whole body, to the letter."""
    headers: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    """Headers, and null for one that must not be there."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A request, and the answer that both renderings give."""

    case: str
    name: str
    send: str
    """The method and the path: `GET /orders?page=2`."""
    stage: str = "dev"
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: Any = None
    """The body: text as it is, anything else as JSON."""
    get: Expected

    def asked(self, api: Api) -> None:
        """Ask it, and compare."""
        body = self.body if isinstance(self.body, str) else json.dumps(self.body)
        sent = b"" if self.body is None else body.encode()
        answer = api.ask(self.send, headers=self.headers, body=sent, stage=self.stage)
        _compare(answer, self.get)


def questions() -> Iterator[Question]:
    """All of them."""
    for file in sorted(CASES.glob("*.questions.yaml")):
        for written in yaml.safe_load(file.read_text("utf-8")):
            case = file.name.removesuffix(".questions.yaml")
            yield Question(case=case, **{**written, "get": Expected(**written.get("get", {}))})


def _compare(answer: Answer, expected: Expected) -> None:
    assert answer.status == expected.status, answer
    if expected.text is not None:
        assert answer.body.decode() == expected.text, answer
    if expected.json is not None:
        assert answer.json() == expected.json, answer
    if expected.part is not None:
        assert _common(answer.json(), expected.part) == expected.part, answer
    found = {name: answer.headers.get(name.lower()) for name in expected.headers}
    assert found == expected.headers, answer


def _common(found: Any, wanted: Any) -> Any:
    """As much of what was found as was wanted."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        return {key: _common(found.get(key), value) for key, value in wanted.items()}
    return found
