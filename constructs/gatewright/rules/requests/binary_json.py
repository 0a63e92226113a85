"""A mapping template reads bodies that API Gateway treats as binary.

API Gateway passes a binary body to a template as one Base64 string, or not at all. The template cannot read parts of
it. This applies to `*/*` and to the content types that the backend accepts.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
binary_types: ["*/*"]
routes: {POST /orders: {backend: {sqs: "arn:aws:sqs:eu-west-1:111122223333:orders"}, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
binary_types: ["image/png"]
routes: {POST /orders: {backend: {sqs: "arn:aws:sqs:eu-west-1:111122223333:orders"}, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway, Route, ServiceTarget, Target
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import settings_path


def check(gateway: Gateway) -> Iterator[Problem]:
    """Bodies that templates read are not binary."""
    for type in gateway.binary_types:
        concerned = [route for route in gateway.routes if _reads(route, type)]
        if concerned:
            message = f"`{type}` counts as binary, so mapping templates cannot read the body"
            help = "list only binary types, such as `image/png`"
            related = tuple((settings_path(route.backend.value), "this one reads the body") for route in concerned[:3])
            yield Problem(("binary_types",), message, help, related=tuple(dict.fromkeys(related)))


def _reads(route: Route, type: str) -> bool:
    templates = _templates(route.backend.value.target)
    reads_body = any(f"input.{word}" in text for word in ("body", "json", "path") for text in templates.values())
    return reads_body and (type == "*/*" or type in templates)


def _templates(target: Target) -> dict[str, str]:
    """The text of the request templates, by content type."""
    if isinstance(target, ServiceTarget):
        parts = {type: template.parts for type, template in target.templates.items()}
        return {type: "".join(part for part in found if isinstance(part, str)) for type, found in parts.items()}
    return {type: template.text for type, template in target.request.templates.items()} if target.request else {}


RULE = Rule("GW465", "binary-json", __doc__ or "", check, Severity.WARNING)
