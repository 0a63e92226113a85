"""A removed route stays reachable for one more deployment.

With `render: resources`, CloudFormation deletes a route only after it has created the new deployment. This deployment
is a snapshot of the API that still contains the route. The route stays reachable until the deployment after that. A
path variable cannot be renamed either, because CloudFormation creates the new path before it deletes the old one.

With `render: body`, neither happens. WebSocket APIs do not support `render: body`: after a release that removes routes,
make another release.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
render: resources
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
render: body
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """A removed route stops responding with the deployment that removes it."""
    if gateway.render.value == "resources" and gateway.deploy.value == "explicit":
        message = "a removed route stays reachable for one more deployment"
        setting = gateway.render if gateway.render.path else gateway.deploy
        yield Problem(setting.path, message, _HELP[gateway.kind])


_HELP = {
    "rest": "write `render: body`, or waive this rule if other constructs need the methods",
    "http": "write `render: body` or `deploy: auto`, or waive this rule if the delay is acceptable",
    "websocket": "write `deploy: auto`, or waive this rule if the delay is acceptable",
}


RULE = Rule("GW446", "lingering-routes", __doc__ or "", check, Severity.INFO)
