"""A context variable is unknown to API Gateway.

Names of context variables are case-sensitive. For an unknown variable, API Gateway writes `-` to an access log, and an
empty value to a mapping.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {logs: {access: "$context.requestId $context.identity.sourceIP"}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {logs: {access: "$context.requestId $context.identity.sourceIp"}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.diagnostics.nearest import nearest
from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import Passage, Problem, Rule
from gatewright.rules.shared.context import Context, context_of
from gatewright.rules.shared.logs import access_formats, context_variables
from gatewright.rules.shared.mappings import answer_sources, request_sources


def check(gateway: Gateway) -> Iterator[Problem]:
    """Context variables are known to API Gateway."""
    context = context_of(gateway)
    for path, format in access_formats(gateway):
        for name, start, end in context_variables(format):
            if not context.knows(name):
                yield _problem(context, path, "$context.", name, Passage(start, end))
    for path, source in (*request_sources(gateway), *answer_sources(gateway)):
        if source.location == "context" and not context.knows(source.name):
            yield _problem(context, path, "context.", source.name)


def _problem(context: Context, path: Path, prefix: str, name: str, passage: Passage | None = None) -> Problem:
    meant = nearest(name, context.variables)
    help = f"did you mean `{prefix}{meant}`?" if meant else "delete it"
    return Problem(path, f"there is no context variable `{prefix}{name}`", help, passage=passage)


RULE = Rule("GW463", "unknown-context", __doc__ or "", check, Severity.WARNING)
