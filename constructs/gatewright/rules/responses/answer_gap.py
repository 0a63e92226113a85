"""Errors of a backend reach callers as good answers, or some of its answers have no mapping.

Where a backend is no proxy, its own status does not go out. Whatever no `when` matches is given the status of the
answer without `when`: with nothing but a `200`, an order that is not there is a success. Where no such answer is, what
nothing matches becomes an error 500.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {orders: {http: {url: "https://example.com", responses: {200: {headers: {X-Shop: "'orders'"}}}}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  orders:
    http:
      url: https://example.com
      responses:
        200: {headers: {X-Shop: "'orders'"}}
        404: {when: "404"}
        502: {when: "[45].."}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Backend, Gateway, HttpTarget, LambdaTarget, ResponseMap
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.looking import settings_path
from gatewright.rules.shared.mappings import matches
from gatewright.rules.shared.words import listed

USUAL = ("200", "201", "202", "204", "400", "401", "403", "404", "409", "422", "429", "500", "502", "503", "504")
"""What servers usually answer with."""

FIRST_ERROR = "400"
MADE_STATUS = "200"
"""What callers get where nothing is mapped."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Errors stay errors, and every answer is mapped."""
    for backend in gateway.all_backends:
        match backend.target:
            case LambdaTarget(is_proxy=False, asynchronous=False, responses=responses):
                yield from _function(backend, responses)
            case HttpTarget(is_proxy=False, responses=responses):
                yield from _server(backend, responses)
            case _:
                pass


def _function(backend: Backend, responses: tuple[ResponseMap, ...]) -> Iterator[Problem]:
    status = _otherwise(responses)
    if status and status < FIRST_ERROR and all(map.status < FIRST_ERROR for map in responses):
        message = f"errors of this function reach callers with {status}"
        help = r'add an answer for them: `500: {when: "(\\n|.)+"}`'
        yield Problem((*settings_path(backend), "responses"), message, help, at_key=True)


def _server(backend: Backend, responses: tuple[ResponseMap, ...]) -> Iterator[Problem]:
    patterns = [response.when for response in responses if response.when]
    found = {status: [matches(pattern, status) for pattern in patterns] for status in USUAL}
    if any(None in results for results in found.values()):
        return  # a dialect that only Java reads
    unmatched = [status for status, results in found.items() if True not in results]
    otherwise = _otherwise(responses)
    if otherwise is None:
        concerned, fate = unmatched, "is answered with an error 500, as no answer is for it"
    else:
        concerned = [status for status in unmatched if otherwise < FIRST_ERROR <= status]
        fate = f"reaches callers with {otherwise}"
    if concerned:
        help = 'add answers for the others: `502: {when: "[45].."}`' if otherwise else "add an answer without `when`"
        message = f"what this server says with {listed(concerned)} {fate}"
        yield Problem((*settings_path(backend), "responses"), message, help, at_key=True)


def _otherwise(responses: tuple[ResponseMap, ...]) -> str | None:
    """The status of what no pattern matches; nothing if there is no answer for it."""
    if not responses:
        return MADE_STATUS
    return next((response.status for response in responses if not response.when), None)


RULE = Rule("GW467", "answer-gap", __doc__ or "", check, Severity.WARNING, kinds=REST)
