"""A gateway response contains text that API Gateway does not evaluate.

API Gateway does not evaluate Velocity in gateway responses. It replaces variables such as `$context.requestId`, and
sends everything else as it is written. Headers are fixed strings. The response to a request that is too large cannot be
changed.

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
    """Gateway responses contain only known variables and plain text."""
    for response in gateway.gateway_responses:
        if response.type == "REQUEST_TOO_LARGE":
            message = "the response to a request that is too large cannot be changed"
            yield Problem(response.path, message, "remove it", at_key=True)
        else:
            yield from _body(response, context_of(gateway))
            yield from _headers(response)


def _body(response: GatewayResponse, context: Context) -> Iterator[Problem]:
    path, body = (*response.path, "body"), response.body or ""
    velocity = re.search(_VELOCITY, body)
    if velocity:
        message = f"`{velocity[0]}` is sent as it is written: gateway responses do not support Velocity"
        help = "use only `$context` variables; `$context.error.messageString` includes the quotes"
        yield Problem(path, message, help, passage=Passage(*velocity.span()))
    for found in re.finditer(_VARIABLE, body):
        if not context.knows(found[1]):
            meant = nearest(found[1], context.variables)
            help = f"did you mean `$context.{meant}`?" if meant else "remove it"
            yield Problem(path, f"there is no context variable `{found[0]}`", help, passage=Passage(*found.span()))


def _headers(response: GatewayResponse) -> Iterator[Problem]:
    for name, value in response.headers.items():
        if re.fullmatch(_MAPPING, value):
            message = f"{value!r} is sent as it is written: headers are fixed strings here"
            yield Problem((*response.path, "headers", name), message, "write a fixed string, or use `body`")


RULE = Rule("GW459", "gateway-response-text", __doc__ or "", check, Severity.WARNING, kinds=REST)
