"""Alarms or a dashboard are about an API whose name a patch changes.

CloudWatch tells the metrics of REST APIs apart by the API's name, and drops letters from it that are not ASCII. What
watches them is made for the name that the spec gives; under another one there is nothing to be seen.

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
    """What is watched has the name under which it is looked for."""
    info = gateway.raw_document.get("info")
    renamed: list[Path] = [("raw", "api", "Name")] if "Name" in gateway.raw_api else []
    if is_mapping(info) and "title" in info and gateway.render.value == "body":
        renamed.append(("raw", "document", "info", "title"))
    if renamed and (gateway.dashboard or any(written_alarms(gateway))):
        for path in renamed:
            message = "alarms and dashboards look for the API under its name, which this changes"
            yield Problem(path, message, "take it out, and change the gateway's `name`")


RULE = Rule("GW523", "metrics-name", __doc__ or "", check, kinds=REST)
