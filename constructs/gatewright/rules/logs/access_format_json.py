"""A format of access logs looks like JSON, and its lines are not.

Values are put into the line as they are. A text belongs in quotes, and so does what may be missing: there is `-` in its
place. `$context.error.messageString` has its own quotes already. Only what is always a number can do without.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {logs: {access: '{"id": "$context.requestId", "ip": $context.identity.sourceIp}'}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {logs: {access: '{"id": "$context.requestId", "ip": "$context.identity.sourceIp"}'}}}
```
"""

import json
import re
from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import Passage, Problem, Rule
from gatewright.rules.shared.logs import access_formats, context_variables, without_context

QUOTED = "error.messageString"
"""What comes with its quotes."""
NUMBERS = frozenset(("requestTimeEpoch", "responseLatency", "responseLength", "status"))
"""What is a number in every line."""

_TEXT = re.compile(r'"(?:\\.|[^"\\])*"')


def check(gateway: Gateway) -> Iterator[Problem]:
    """What looks like JSON is JSON."""
    for path, format in access_formats(gateway):
        if format.lstrip().startswith("{"):
            yield from _of(path, format)


def _of(path: Path, format: str) -> Iterator[Problem]:
    try:
        json.loads(without_context(format, "0"))
    except json.JSONDecodeError as error:
        yield Problem(path, f"its lines are not JSON: {error.msg.lower()}", "mend it, or write `json`")
        return
    quoted = [match.span() for match in _TEXT.finditer(format)]
    for name, start, end in context_variables(format):
        in_quotes = any(first < start and end < last for first, last in quoted)
        if in_quotes and name == QUOTED:
            help = f"write it without quotes, or `$context.{QUOTED.removesuffix('String')}` in them"
            yield Problem(path, f"`$context.{name}` comes with quotes of its own", help, passage=Passage(start, end))
        elif not in_quotes and name not in (QUOTED, *NUMBERS):
            message = f"`$context.{name}` may be something else than a number"
            yield Problem(path, message, "put it in quotes", passage=Passage(start, end))


RULE = Rule("GW474", "access-format-json", __doc__ or "", check, Severity.WARNING)
