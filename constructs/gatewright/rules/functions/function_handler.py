"""A Lambda function's handler does not name a function in its code.

In Python, Node.js and Ruby a handler is a file without its extension, a dot, and the function in it: `app.handler` for
`handler` in `app.py`. With any other text Lambda creates the function, and every invocation fails.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.py, runtime: python3.14}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {orders: {code: ./orders, handler: app.handler, runtime: python3.14}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.gateway import Function, Gateway
from gatewright.rules.rule import Problem, Rule

_FORM = r"(?a)[\w./-]*[\w-]\.[A-Za-z_$][\w$]*"
_ENDINGS = (".py", ".js", ".mjs", ".cjs", ".ts", ".rb")
LONGEST = 128


def check(gateway: Gateway) -> Iterator[Problem]:
    """Handlers name a file and a function in it."""
    for function in gateway.functions:
        message = _fault(function)
        if message:
            help = "write the file without its extension, a dot, and the function: `app.handler`"
            yield Problem((*function.path, "handler"), message, help)


def _fault(function: Function) -> str:
    handler = function.handler
    if not 0 < len(handler) <= LONGEST:
        return f"`handler` must be 1 to {LONGEST} characters, not {len(handler)}"
    if not function.runtime.startswith(("python", "nodejs", "ruby")):
        return f"`handler` must not contain white space, got {handler!r}" if re.search(r"\s", handler) else ""
    if handler.endswith(_ENDINGS):
        return f"{handler!r} names a file, but no function in it"
    return "" if re.fullmatch(_FORM, handler) else f"{handler!r} is not a handler"


RULE = Rule("GW344", "function-handler", __doc__ or "", check)
