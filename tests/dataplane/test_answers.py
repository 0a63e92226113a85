"""What callers get of an API, asked over HTTP: both renderings give every answer alike."""

from __future__ import annotations

import pytest

from dataplane.deploying import Apis
from dataplane.questions import Question, questions

QUESTIONS = tuple(questions())


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: f"{question.case}: {question.name}")
def test_answer(apis: Apis, rendering: str, question: Question) -> None:
    question.asked(apis.get(question.case, rendering))
