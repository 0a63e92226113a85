"""CloudFront stands in front of a stage, and something keeps requests from coming through it, or only through it.

CloudFront finds the API at its `execute-api` address, which therefore stays open. Callers who use it themselves are
turned away on the routes, because they do not know the secret that CloudFront shows. All stages share the routes, so
that all of them are behind CloudFront, or none. In a WebSocket API the route `$connect` looks at the secret: nobody
can send a message who has not connected.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
firewalls: {main: {managed: [common]}}
default_endpoint: false
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: none}}
stages: {$default: {firewall: {cloudfront: main}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: http
firewalls: {main: {managed: [common]}}
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: none}}
stages: {$default: {firewall: {cloudfront: main}}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.gateway.cloudfront import AUTHORIZER
from gatewright.rules.rule import V2, Problem, Rule
from gatewright.spec.values.message import CONNECT


def check(gateway: Gateway) -> Iterator[Problem]:
    """What comes through CloudFront comes in, and all else that can be told apart does not."""
    fronts = [stage.distribution for stage in gateway.stages if stage.distribution]
    if not fronts:
        return
    if not gateway.default_endpoint.value:
        help = "take it out: callers who do not come through CloudFront are turned away there"
        yield Problem(("default_endpoint",), "CloudFront finds the API at this address", help)
    for front in fronts:
        if front.secret < 1:
            yield Problem((*front.path, "secret"), "secrets are numbered from 1", "write `1`")
    yield from _stages(gateway, fronts[0].path)
    yield from _names(gateway)
    if gateway.kind == "websocket" and gateway.route(CONNECT) is None:
        message = f"there is no route `{CONNECT}` that could look at CloudFront's secret"
        help = f"add one that lets all others in: `{CONNECT}: {{backend: {{mock: {{}}}}, auth: none}}`"
        yield Problem(fronts[0].path, message, help, at_key=True)


def _stages(gateway: Gateway, front: Path) -> Iterator[Problem]:
    for stage in gateway.stages:
        if stage.distribution is None:
            message = f"the routes look at CloudFront's secret, which nobody shows to the stage {stage.name!r}"
            help = "put CloudFront in front of it too, or make it a gateway of its own"
            yield Problem(stage.path, message, help, at_key=True, related=((front, "this is why they do"),))


def _names(gateway: Gateway) -> Iterator[Problem]:
    for authorizer in gateway.authorizers:
        if authorizer.name == AUTHORIZER:
            message = f"{AUTHORIZER!r} is the authorizer that looks at CloudFront's secret"
            yield Problem(authorizer.path, message, "choose another name", at_key=True)


RULE = Rule("GW541", "cloudfront-stage", __doc__ or "", check, kinds=V2, whole=True)
