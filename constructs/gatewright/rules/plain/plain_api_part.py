"""A part of the API is defined as plain CloudFormation.

The Deployment's logical ID does not depend on methods, models, deployments and stages under `resources`, so a change of
them is not deployed. If the API is an OpenAPI body, API Gateway removes them when the body changes. Define them with
the keys of the spec, or under `raw`.

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
    """The language defines all parts of the API."""
    for resource in gateway.resources:
        kind = str(resource.body["Type"])
        if kind in _PARTS:
            message = f"{kind!r} is a part of an API, and changes to it here are not deployed"
            yield Problem((*resource.path, "Type"), message, "define it with the keys of the spec, or under `raw`")


RULE = Rule("GW450", "plain-api-part", __doc__ or "", check, Severity.WARNING)
