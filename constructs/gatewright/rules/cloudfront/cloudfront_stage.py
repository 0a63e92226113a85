"""Requests cannot reach a stage through CloudFront, or can bypass it.

CloudFront calls the API at its `execute-api` endpoint, which therefore must be enabled. CloudFront sends a secret, and
the routes reject clients that call the endpoint without the secret. All stages share the routes, so either all stages
are behind CloudFront, or none. In a WebSocket API, the route `$connect` checks the secret: a client cannot send
messages without a connection.

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
    """Requests reach stages through CloudFront, and cannot bypass it."""
    fronts = [stage.distribution for stage in gateway.stages if stage.distribution]
    if not fronts:
        return
    if not gateway.default_endpoint.value:
        help = "remove it: the routes reject clients that bypass CloudFront"
        yield Problem(("default_endpoint",), "CloudFront calls the API at its `execute-api` endpoint", help)
    for front in fronts:
        if front.secret < 1:
            yield Problem((*front.path, "secret"), f"`secret` must be 1 or more, not {front.secret}", "write `1`")
    yield from _stages(gateway, fronts[0].path)
    yield from _names(gateway)
    if gateway.kind == "websocket" and gateway.route(CONNECT) is None:
        message = f"there is no route `{CONNECT}`, which checks CloudFront's secret"
        help = f"write `{CONNECT}: {{backend: {{mock: {{}}}}, auth: none}}`"
        yield Problem(fronts[0].path, message, help, at_key=True)


def _stages(gateway: Gateway, front: Path) -> Iterator[Problem]:
    for stage in gateway.stages:
        if stage.distribution is None:
            message = f"the routes need CloudFront's secret, and the stage {stage.name!r} is not behind CloudFront"
            help = "add `firewall: {cloudfront: …}`, or move the stage to another gateway"
            yield Problem(stage.path, message, help, at_key=True, related=((front, "CloudFront is set here"),))


def _names(gateway: Gateway) -> Iterator[Problem]:
    for authorizer in gateway.authorizers:
        if authorizer.name == AUTHORIZER:
            message = f"{AUTHORIZER!r} is reserved for the authorizer that checks CloudFront's secret"
            yield Problem(authorizer.path, message, "use another name", at_key=True)


RULE = Rule("GW541", "cloudfront-stage", __doc__ or "", check, kinds=V2, whole=True)
