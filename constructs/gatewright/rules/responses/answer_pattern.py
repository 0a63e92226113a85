r"""The pattern of a response is invalid, or two responses have the same pattern.

`when` is a regular expression of Java. It has to match the whole status of a backend, or the whole error message of a
function. API Gateway cannot distinguish two responses with the same pattern. Only one response can be the default for
everything else: the one without `when`. Write literal braces as `\{` and `\}`.

In HTTP APIs, `when` lists statuses from 200 to 599: `401|403`. A response without `when` applies to its own status, and
there is no default. Each mapping has to change something: the status, or a header.

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
"""The name of the response without a pattern in an OpenAPI document."""

_LITERAL = re.compile(r"\\Q.*?(?:\\E|$)|\\[pPxN]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]", re.DOTALL)
_BRACE = re.compile(r"\{(?!\d+(?:,\d*)?\})")


def check(gateway: Gateway) -> Iterator[Problem]:
    """Patterns are valid and unique."""
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
            help = "remove `when` to match everything else, or write `[d]efault` to match this word"
            yield Problem(path, f"`{OTHERWISE}` is API Gateway's name for the response without a pattern", help)
        elif earlier is not response:
            yield _twice(earlier, response)
        reason = broken(response.when) or _stray_brace(response.when)
        if reason:
            yield Problem(
                path, f"this is not a regular expression: {reason}", "fix it, or write `\\` before a literal character"
            )


def _twice(earlier: ResponseMap, response: ResponseMap) -> Problem:
    what = f"have the pattern `{response.when}`" if response.when else "have no pattern"
    message = f"the responses {earlier.status} and {response.status} both {what}"
    help = "keep one of them, or write a different `when` for each"
    related = ((earlier.path, "the other response"),)
    return Problem(response.path, message, help, at_key=True, related=related)


def _lost(backend: Backend, target: ServiceTarget) -> Iterator[Problem]:
    """Responses that others replace: a service has one successful response."""
    kept = {response.status for response in target.responses}
    for status in sorted((target.written.responses or {}).keys() - kept):
        path = (*settings_path(backend), "responses", status)
        message = f"the response {status} is never returned: another one is for all successful responses"
        yield Problem(path, message, "keep one of them, or write a different `when` for each", at_key=True)


def _stray_brace(pattern: str) -> str:
    """Java rejects a brace that other dialects read as a literal."""
    return "`{` starts a repetition count, and no number follows" if _BRACE.search(_LITERAL.sub("x", pattern)) else ""


RULE = Rule("GW373", "answer-pattern", __doc__ or "", check)
