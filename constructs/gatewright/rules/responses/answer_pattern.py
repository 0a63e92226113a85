r"""The pattern of an answer cannot be read, or is there twice.

`when` is a regular expression of Java's, over the whole of a backend's status or of a function's error message. Each is
looked for in turn, so two answers with the same one cannot be told apart, and only one answer is for all others: the
one without `when`. Braces that count nothing are written `\{` and `\}`.

In HTTP APIs `when` lists statuses, from 200 to 599: `401|403`. Without it an answer is for its own status, and none is
for all others. A mapping changes something there: the status, or a header.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  orders: {http: {url: "https://example.com", responses: {200: {when: "2\\d{2}"}, 400: {when: "4\\d{2"}, 502: {}}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  orders: {http: {url: "https://example.com", responses: {200: {when: "2\\d{2}"}, 400: {when: "4\\d{2}"}, 502: {}}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.gateway import Backend, Gateway, ResponseMap, ServiceTarget
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import settings_path
from gatewright.rules.shared.mappings import mapped_answers
from gatewright.rules.shared.patterns import broken
from gatewright.rules.shared.statuses import status_problems

OTHERWISE = "default"
"""What the answer to all others is called where the API is written as one body."""

_LITERAL = re.compile(r"\\Q.*?(?:\\E|$)|\\[pPxN]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]", re.DOTALL)
_BRACE = re.compile(r"\{(?!\d+(?:,\d*)?\})")


def check(gateway: Gateway) -> Iterator[Problem]:
    """Patterns can be read, and tell answers apart."""
    for backend, responses in mapped_answers(gateway):
        yield from status_problems(responses) if gateway.kind == "http" else _of(responses)
        if isinstance(backend.target, ServiceTarget):
            yield from _lost(backend, backend.target)


def _of(responses: tuple[ResponseMap, ...]) -> Iterator[Problem]:
    seen: dict[str, ResponseMap] = {}
    for response in responses:
        path = (*response.path, "when")
        earlier = seen.setdefault(response.when, response)
        if response.when == OTHERWISE:
            help = "take `when` out for all others, or write `[d]efault` for this word"
            yield Problem(path, f"`{OTHERWISE}` is what API Gateway calls the answer to all others", help)
        elif earlier is not response:
            yield _twice(earlier, response)
        reason = broken(response.when) or _stray_brace(response.when)
        if reason:
            yield Problem(
                path, f"not a regular expression: {reason}", "mend it, or put `\\` before what is meant as text"
            )


def _twice(earlier: ResponseMap, response: ResponseMap) -> Problem:
    what = f"have the pattern `{response.when}`" if response.when else "are for all that no pattern matches"
    message = f"the answers {earlier.status} and {response.status} both {what}"
    help = "keep one of them, or tell them apart by `when`"
    related = ((earlier.path, "the other one"),)
    return Problem(response.path, message, help, at_key=True, related=related)


def _lost(backend: Backend, target: ServiceTarget) -> Iterator[Problem]:
    """Answers that others took the place of: a service has one good answer."""
    kept = {response.status for response in target.responses}
    for status in sorted((target.written.responses or {}).keys() - kept):
        path = (*settings_path(backend), "responses", status)
        message = f"the answer {status} is never given: another one is for all that is no error"
        yield Problem(path, message, "keep one of them, or tell them apart by `when`", at_key=True)


def _stray_brace(pattern: str) -> str:
    """Java takes no brace for text, as others do."""
    return "`{` is read as a count, and no number follows" if _BRACE.search(_LITERAL.sub("x", pattern)) else ""


RULE = Rule("GW373", "answer-pattern", __doc__ or "", check)
