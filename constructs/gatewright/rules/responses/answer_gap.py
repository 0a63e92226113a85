"""Backend errors reach the client as successful responses, or some backend responses have no mapping.

If a backend is not a proxy, API Gateway does not pass its status on. A response that matches no `when` gets the status
of the mapping without `when`: with only a `200`, an order that does not exist is a success. If there is no mapping
without `when`, API Gateway returns a 500 error for every response that matches none.

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
"""The statuses that servers usually return."""

FIRST_ERROR = "400"
UNMAPPED_STATUS = "200"
"""The status that clients receive where nothing is mapped."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Errors stay errors, and every response is mapped."""
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
        message = f"errors of this function reach the client with status {status}"
        help = r'add a response for them: `500: {when: "(\\n|.)+"}`'
        yield Problem((*settings_path(backend), "responses"), message, help, at_key=True)


def _server(backend: Backend, responses: tuple[ResponseMap, ...]) -> Iterator[Problem]:
    patterns = [response.when for response in responses if response.when]
    found = {status: [matches(pattern, status) for pattern in patterns] for status in USUAL}
    if any(None in results for results in found.values()):
        return  # a pattern that only Java can read
    unmatched = [status for status, results in found.items() if True not in results]
    otherwise = _otherwise(responses)
    if otherwise is None:
        concerned, fate = unmatched, "become a 500 error, because no mapping matches them"
    else:
        concerned = [status for status in unmatched if otherwise < FIRST_ERROR <= status]
        fate = f"reach the client with status {otherwise}"
    if concerned:
        help = 'add responses for them: `502: {when: "[45].."}`' if otherwise else "add a response without `when`"
        message = f"responses of this server with {listed(concerned)} {fate}"
        yield Problem((*settings_path(backend), "responses"), message, help, at_key=True)


def _otherwise(responses: tuple[ResponseMap, ...]) -> str | None:
    """The status of responses that match no pattern; `None` if no mapping is for them."""
    if not responses:
        return UNMAPPED_STATUS
    return next((response.status for response in responses if not response.when), None)


RULE = Rule("GW467", "answer-gap", __doc__ or "", check, Severity.WARNING, kinds=REST)
