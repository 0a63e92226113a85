r"""A pattern for a function's errors takes its good answers, or misses messages of several lines.

Where a function does not fail, its patterns are compared with an empty text, which `.*` matches: the good answers
become errors too. `.+` wants something to be there. A dot stands for everything but the end of a line, though, and
messages may have several lines: `(\n|.)+` takes all of them.

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

_HELP = r'write `when: "(\\n|.)+"` for every error'


def check(gateway: Gateway) -> Iterator[Problem]:
    """Patterns for errors take errors, and all of them."""
    for backend, responses in mapped_answers(gateway):
        for response in responses if isinstance(backend.target, LambdaTarget) else ():
            path = (*response.path, "when")
            if response.when and response.status >= FIRST_ERROR and matches(response.when, ""):
                message = f"`{response.when}` takes the function's good answers too, and makes them {response.status}"
                yield Problem(path, message, _HELP)
            elif response.when.strip("^()$") == ".+":
                yield Problem(path, "a message of several lines is not matched: a dot is no end of a line", _HELP)


RULE = Rule("GW473", "function-error-pattern", __doc__ or "", check, Severity.WARNING, kinds=NOT_HTTP)
