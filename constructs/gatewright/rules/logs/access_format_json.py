"""An access log format looks like JSON, but its lines are not valid JSON.

API Gateway inserts values without quotes and without escaping. Put quotes around texts, and around variables that can
be missing: API Gateway writes `-` for them. `$context.error.messageString` already includes quotes. Only a variable
that is always a number needs none.

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
"""The variable that includes quotes."""
NUMBERS = frozenset(("requestTimeEpoch", "responseLatency", "responseLength", "status"))
"""The variables that are always numbers."""

_TEXT = re.compile(r'"(?:\\.|[^"\\])*"')


def check(gateway: Gateway) -> Iterator[Problem]:
    """Formats that look like JSON are JSON."""
    for path, format in access_formats(gateway):
        if format.lstrip().startswith("{"):
            yield from _of(path, format)


def _of(path: Path, format: str) -> Iterator[Problem]:
    try:
        json.loads(without_context(format, "0"))
    except json.JSONDecodeError as error:
        yield Problem(path, f"the log lines are not valid JSON: {error.msg.lower()}", "fix the format, or write `json`")
        return
    quoted = [match.span() for match in _TEXT.finditer(format)]
    for name, start, end in context_variables(format):
        in_quotes = any(first < start and end < last for first, last in quoted)
        if in_quotes and name == QUOTED:
            help = f"remove the quotes, or write `$context.{QUOTED.removesuffix('String')}` in quotes"
            yield Problem(path, f"`$context.{name}` already includes quotes", help, passage=Passage(start, end))
        elif not in_quotes and name not in (QUOTED, *NUMBERS):
            message = f"`$context.{name}` is not always a number"
            yield Problem(path, message, "put it in quotes", passage=Passage(start, end))


RULE = Rule("GW474", "access-format-json", __doc__ or "", check, Severity.WARNING)
