"""An access log format is one that API Gateway rejects.

A format is a single line of at most 3 KB, in HTTP and WebSocket APIs 1 KB. It contains `$context.requestId` or
`$context.extendedRequestId`, which identifies the request. In YAML, `>-` joins several lines into one.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {logs: {access: "$context.httpMethod $context.path $context.status"}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {logs: {access: "$context.requestId $context.httpMethod $context.path $context.status"}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics.nearest import nearest
from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.gateway.limits import LONGEST_ACCESS_FORMAT
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.logs import access_formats, context_variables
from gatewright.rules.shared.words import number
from gatewright.spec.values.late import is_late

NAMED = ("json", "clf", "xml", "csv")
_IDS = frozenset(("requestId", "extendedRequestId"))


def check(gateway: Gateway) -> Iterator[Problem]:
    """Formats are such as API Gateway accepts."""
    for path, format in access_formats(gateway):
        yield from _of(path, format, LONGEST_ACCESS_FORMAT[gateway.kind])


def _of(path: Path, format: str, longest: int) -> Iterator[Problem]:
    if "\n" in format.rstrip("\n") or "\r" in format:
        yield Problem(path, "an access log format must be a single line", "write one line; in YAML, `>-` joins lines")
    size = len(format.encode())
    if size > longest:
        message = f"an access log format must be at most {number(longest)} bytes, not {number(size)}"
        yield Problem(path, message, "log fewer variables")
    if "$context" not in format and not is_late(format):
        meant = nearest(format, NAMED)
        help = f"did you mean `{meant}`?" if meant else "write `json`, `clf`, `xml`, `csv`, or `$context` variables"
        yield Problem(path, f"there is no access log format {format!r}", help)
    elif not is_late(format) and all(variable.name not in _IDS for variable in context_variables(format)):
        message = "the format contains neither `$context.requestId` nor `$context.extendedRequestId`"
        yield Problem(path, message, "add `$context.requestId`")


RULE = Rule("GW368", "access-format", __doc__ or "", check)
