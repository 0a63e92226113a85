"""A patch changes the API's name, which alarms and dashboards use.

CloudWatch identifies the metrics of a REST API by the API's name, and drops characters that are not ASCII. Alarms and
dashboards use the name in the spec. If a patch changes the name, they find no metrics.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
dashboard: true
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
raw: {api: {Name: The Shop}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
dashboard: true
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
raw: {api: {Description: The Shop}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.document.plain_data import is_mapping
from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.alarms import written_alarms


def check(gateway: Gateway) -> Iterator[Problem]:
    """No patch changes the name that alarms and dashboards use."""
    info = gateway.raw_document.get("info")
    renamed: list[Path] = [("raw", "api", "Name")] if "Name" in gateway.raw_api else []
    if is_mapping(info) and "title" in info and gateway.render.value == "body":
        renamed.append(("raw", "document", "info", "title"))
    if renamed and (gateway.dashboard or any(written_alarms(gateway))):
        for path in renamed:
            message = "this changes the API's name, which alarms and dashboards use"
            yield Problem(path, message, "remove it, and change the gateway's `name`")


RULE = Rule("GW523", "metrics-name", __doc__ or "", check, kinds=REST)
