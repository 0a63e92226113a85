"""An API has more documentation parts than API Gateway allows.

Every summary and description is a documentation part. With `render: body`, the status of every response is one, too. An
API has at most 2,000 parts. AWS can increase this quota; then waive this rule with the reason.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
description: Everything at once
documentation: true
defaults: {backend: {mock: {}}, auth: none}
routes: {GET /a1: {summary: One}, GET /a2: {summary: Two}} # and so on, to GET /a1000
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
description: Everything at once
defaults: {backend: {mock: {}}, auth: none}
routes: {GET /a1: {summary: One}, GET /a2: {summary: Two}} # and so on, to GET /a1000
stages: {dev: {}}
```
"""

import json
from collections.abc import Iterator
from typing import Any

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, TemplateRule
from gatewright.rules.shared.sizes import compact_json
from gatewright.rules.shared.words import number
from gatewright.template import Template

LIMIT = 2000


def check(gateway: Gateway, template: Template) -> Iterator[Problem]:
    """The quota of documentation parts is not exceeded."""
    if not gateway.documentation.value:
        return
    bodies = (resource.properties["Body"] for resource in template.resources if "Body" in resource.properties)
    count = sum(_imported(json.loads(compact_json(body))) for body in bodies)
    if count > LIMIT:
        message = f"the documentation has {number(count)} parts, and the quota is {number(LIMIT)}"
        yield Problem(gateway.documentation.path, message, "remove `documentation`, or split the API")


def _imported(body: dict[str, Any]) -> int:
    """The number of parts that an import creates: those that are listed, and one for every response."""
    listed: list[Any] = body.get("x-amazon-apigateway-documentation", {}).get("documentationParts", [])
    operations = (operation for path in body["paths"].values() for operation in path.values())
    responses = sum(len(operation["responses"]) for operation in operations)
    return responses + len([part for part in listed if part["location"]["type"] != "RESPONSE"])


RULE = TemplateRule("GW389", "documentation-limit", __doc__ or "", check)
