"""A stage variable is used in a field where API Gateway does not substitute it.

API Gateway substitutes stage variables in URLs, in mapping templates, and in mappings as `stage.name`. In other fields
`${stageVariables.name}` stays plain text: in a fixed response, in a fixed text of a mapping, in the ARN of a service's
resource, and in the format of access logs.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {body: {tenant: "${stageVariables.tenant}"}}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  tenant:
    mock:
      request: {templates: {application/json: '{"statusCode": 200}'}}
      responses: {200: {templates: {application/json: '{"tenant": "$stageVariables.tenant"}'}}}
routes: {GET /: {backend: tenant, auth: none}}
stages: {dev: {variables: {tenant: acme}}}
```
"""

import re
from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.logs import access_formats
from gatewright.rules.shared.looking import mock_backends, settings_path
from gatewright.rules.shared.mappings import answer_sources, request_sources
from gatewright.rules.shared.services import services
from gatewright.spec.reference import Named

_MENTION = re.compile(r"\$!?\{?stageVariables\.(\w+)")


def check(gateway: Gateway) -> Iterator[Problem]:
    """Stage variables are used where API Gateway substitutes them."""
    for path, text, help in _texts(gateway):
        match = _MENTION.search(text)
        if match:
            message = f"API Gateway does not substitute the stage variable {match[1]!r} here"
            yield Problem(path, message, help.format(match[1]))


def _texts(gateway: Gateway) -> Iterator[tuple[Path, str, str]]:
    """Texts without substitution, each with the alternative."""
    for path, target in mock_backends(gateway):
        yield (*path, "body"), target.body, "write a template under `responses`"
        for name, value in target.headers.items():
            yield (*path, "headers", name), value, "write `stage.{}` as a header under `responses`"
    for path, source in (*request_sources(gateway), *answer_sources(gateway)):
        if source.location == "text" and gateway.kind != "http":  # a rule of its own covers HTTP APIs
            yield path, source.name, "write `stage.{}` for the whole value"
    for backend, service in services(gateway):
        for field in service.written.__struct_fields__:
            thing: object = getattr(service.written, field)
            if isinstance(thing, Named):
                help = "use an input for what differs between environments: permissions are the same for all stages"
                yield (*settings_path(backend), field), thing.text, help
    for path, format in access_formats(gateway):
        yield path, format, "log the stage with `$context.stage`"


RULE = Rule("GW374", "stage-variable-place", __doc__ or "", check, kinds=("rest", "http"))
