"""What callers get of an API, asked over HTTP: both renderings give every answer alike.

A question stands in `cases/NAME.questions.yaml`, the spec that it is put to in `cases/NAME.yaml`.

What LocalEmu serves otherwise than the service, or not at all, is claimed by no test here:

* Who may call: IAM, resource policies, Lambda authorizers, mutual TLS, firewalls.
* Lambda functions, which need docker.
* Usage plans' throttles and quotas, and throttles of single routes: it knows a stage's, and which keys open
  it.
* Caches, access and execution logs, traces, metrics, client certificates, compression, conversions of binary bodies,
  private and custom endpoints, timeouts, streaming.
* Gateway responses: headers that come from the request (the origin that is echoed on errors), templates of other types
  than `application/json`, variables but `$context.error`. Its import leaves them out, so the applier puts them.
* Models of other bodies than JSON, and models that refer to themselves or to definitions of their own.
* Backends that cannot be reached are another error to it, and percent signs in path variables stay as they are.
* A parameter that a proxy maps to its own name comes twice. Header names are not found in another case.
* In templates: `#[[ ]]#`, `#break`, `$util.base64Decode`; `$util.escapeJavaScript` leaves single quotes alone.
"""

from __future__ import annotations

import pytest

from dataplane.deploying import Apis
from dataplane.questions import Question, questions

QUESTIONS = tuple(questions())


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: f"{question.case}: {question.name}")
def test_answer(apis: Apis, rendering: str, question: Question) -> None:
    question.asked(apis.get(question.case, rendering))
