r"""A pattern for function errors also matches success, or does not match messages with several lines.

If a function succeeds, API Gateway compares the patterns with an empty string. `.*` matches it, so successful responses
become errors too. `.+` requires at least one character. However, a dot does not match a line break, and messages can
have several lines: `(\n|.)+` matches all of them.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14}}
backends: {orders: {lambda: {function: orders, responses: {200: {}, 500: {when: ".*"}}}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14}}
backends: {orders: {lambda: {function: orders, responses: {200: {}, 500: {when: "(\\n|.)+"}}}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway, LambdaTarget
from gatewright.rules.responses.answer_gap import FIRST_ERROR
from gatewright.rules.rule import NOT_HTTP, Problem, Rule
from gatewright.rules.shared.mappings import mapped_answers, matches

_HELP = r'write `when: "(\\n|.)+"` to match every error'


def check(gateway: Gateway) -> Iterator[Problem]:
    """Patterns for errors match all errors, and nothing else."""
    for backend, responses in mapped_answers(gateway):
        for response in responses if isinstance(backend.target, LambdaTarget) else ():
            path = (*response.path, "when")
            if response.when and response.status >= FIRST_ERROR and matches(response.when, ""):
                message = f"`{response.when}` also matches successful responses, and turns them into {response.status}"
                yield Problem(path, message, _HELP)
            elif response.when.strip("^()$") == ".+":
                yield Problem(path, f"`{response.when}` does not match messages with several lines", _HELP)


RULE = Rule("GW473", "function-error-pattern", __doc__ or "", check, Severity.WARNING, kinds=NOT_HTTP)
