"""Routes that are taken away keep answering for one more deployment.

With `render: resources` CloudFormation removes a route only after it has made the new deployment, which is a copy of
the API with the route still in it. The route answers until the deployment after that. A path's variable cannot be
renamed either: the new name is made before the old one goes. With `render: body` neither happens. WebSocket APIs have
no bodies: there, make another release after one that takes routes away.

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
    """Routes go when they are taken away."""
    if gateway.render.value == "resources" and gateway.deploy.value == "explicit":
        message = "a route that is taken away keeps answering until the deployment after the next change"
        setting = gateway.render if gateway.render.path else gateway.deploy
        yield Problem(setting.path, message, _HELP[gateway.kind])


_HELP = {
    "rest": "write `render: body`, or waive this rule if other constructs need the methods",
    "http": "write `render: body` or `deploy: auto`, or waive this rule if that is soon enough",
    "websocket": "write `deploy: auto`, or waive this rule if that is soon enough",
}


RULE = Rule("GW446", "lingering-routes", __doc__ or "", check, Severity.INFO)
