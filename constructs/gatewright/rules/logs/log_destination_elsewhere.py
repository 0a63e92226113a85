"""The access logs' destination is in another account or region.

API Gateway writes access logs only in the account and region of the API. To collect logs elsewhere, write them to a log
group of the API's account and region, and forward them from there.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {logs: {access: json, to: "arn:aws:logs:us-east-1:111122223333:log-group:shop"}}}
environments: {prod: {region: eu-west-1}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {logs: {access: json, to: "arn:aws:logs:eu-west-1:111122223333:log-group:shop"}}}
environments: {prod: {region: eu-west-1}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Arn, Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.spec.values.late import is_late


def check(gateway: Gateway) -> Iterator[Problem]:
    """Access logs stay in the API's account and region."""
    place = gateway.place
    for stage in gateway.stages:
        destination = stage.logs.access_to
        if isinstance(destination, Arn) and not is_late(destination.arn):
            region, account = destination.arn.split(":")[3:5]
            for what, there, here in (("region", region, place.region), ("account", account, place.account)):
                if here and there != here:
                    message = f"this destination is in the {what} {there!r}, but the API is in {here!r}"
                    yield Problem((*stage.path, "logs", "to"), message, f"write a destination in the {what} `{here}`")


RULE = Rule("GW479", "log-destination-elsewhere", __doc__ or "", check, Severity.WARNING)
