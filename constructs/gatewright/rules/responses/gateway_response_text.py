"""A gateway response says something that API Gateway does not understand.

What API Gateway answers by itself goes through no Velocity: it fills in variables such as `$context.requestId`, and
sends everything else letter by letter. Headers are fixed texts. The answer to a request that is too large cannot be
changed at all.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
gateway_responses: {unauthorized: {body: '{"message": $util.toJson($context.error.message)}'}}
routes: {GET /orders: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
gateway_responses: {unauthorized: {body: '{"message": $context.error.messageString}'}}
routes: {GET /orders: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.diagnostics.nearest import nearest
from gatewright.gateway import Gateway, GatewayResponse
from gatewright.rules.rule import REST, Passage, Problem, Rule
from gatewright.rules.shared.context import Context, context_of

_VELOCITY = r"\$!?\{?(?:input|util)\.\w+|#(?:set|if|elseif|foreach|macro)\s*\("
_VARIABLE = r"\$context\.(\w+(?:\.\w+)*)"
_MAPPING = r"(\$?context|\$?stageVariables|method\.request|integration\.response)\.\S+"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Answers hold what the service fills in, and plain text."""
    for response in gateway.gateway_responses:
        if response.type == "REQUEST_TOO_LARGE":
            message = "API Gateway always answers this in its own way"
            yield Problem(response.path, message, "take it out", at_key=True)
        else:
            yield from _body(response, context_of(gateway))
            yield from _headers(response)


def _body(response: GatewayResponse, context: Context) -> Iterator[Problem]:
    path, body = (*response.path, "body"), response.body or ""
    velocity = re.search(_VELOCITY, body)
    if velocity:
        message = f"`{velocity[0]}` is sent as it is: this goes through no Velocity"
        help = "use `$context` variables alone; `$context.error.messageString` has quotes"
        yield Problem(path, message, help, passage=Passage(*velocity.span()))
    for found in re.finditer(_VARIABLE, body):
        if not context.knows(found[1]):
            meant = nearest(found[1], context.variables)
            help = f"did you mean `$context.{meant}`?" if meant else ""
            yield Problem(path, f"there is no variable `{found[0]}`", help, passage=Passage(*found.span()))


def _headers(response: GatewayResponse) -> Iterator[Problem]:
    for name, value in response.headers.items():
        if re.fullmatch(_MAPPING, value):
            message = f"callers get the words {value!r}: headers are fixed texts here"
            yield Problem((*response.path, "headers", name), message, "write a fixed text, or put it into the `body`")


RULE = Rule("GW459", "gateway-response-text", __doc__ or "", check, Severity.WARNING, kinds=REST)
