"""Plain CloudFormation that is a part of an API.

Methods, models, deployments and stages under `resources` are not part of what a deployment's identity is made from,
so that a change of them is not deployed; and what is added beside an OpenAPI body is lost when the body changes. Write
them in the language, or under `raw`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
resources: {Order: {Type: AWS::ApiGateway::Model, Properties: {RestApiId: a1b2c3, ContentType: application/json}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
resources: {Orders: {Type: AWS::SQS::Queue, Properties: {SqsManagedSseEnabled: true}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule

_PARTS = frozenset(
    f"AWS::ApiGateway::{part}"
    for part in (
        "Authorizer",
        "Deployment",
        "GatewayResponse",
        "Method",
        "Model",
        "RequestValidator",
        "Resource",
        "Stage",
    )
)


def check(gateway: Gateway) -> Iterator[Problem]:
    """What belongs to the API is written in the language."""
    for resource in gateway.resources:
        kind = str(resource.body["Type"])
        if kind in _PARTS:
            message = f"{kind!r} is a part of an API, and changes of it here are not deployed"
            yield Problem((*resource.path, "Type"), message, "write it in the language, or under `raw`")


RULE = Rule("GW450", "plain-api-part", __doc__ or "", check, Severity.WARNING)
