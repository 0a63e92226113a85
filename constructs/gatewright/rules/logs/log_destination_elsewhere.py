"""Access logs are to go to another account or region.

API Gateway writes access logs where the API is. Let the logs of a group in the API's own account and region be
collected from there.

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
    """Access logs stay where the API is."""
    place = gateway.place
    for stage in gateway.stages:
        destination = stage.logs.access_to
        if isinstance(destination, Arn) and not is_late(destination.arn):
            region, account = destination.arn.split(":")[3:5]
            for what, there, here in (("region", region, place.region), ("account", account, place.account)):
                if here and there != here:
                    message = f"these logs would go to the {what} {there!r}, and the API is in {here!r}"
                    yield Problem((*stage.path, "logs", "to"), message, f"name a log group or stream of this {what}")


RULE = Rule("GW479", "log-destination-elsewhere", __doc__ or "", check, Severity.WARNING)
