"""A template is larger than CloudFormation accepts.

CloudFormation accepts templates of at most 1 MB. A template of more than 51,200 bytes must be uploaded to an S3 bucket.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {long: {mock: {body: "a long text"}}} # of 250 KB
defaults: {backend: long, auth: none}
routes: {GET /a: {}, GET /b: {}, GET /c: {}, GET /d: {}, GET /e: {}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {short: {mock: {body: "a short text"}}}
defaults: {backend: short, auth: none}
routes: {GET /a: {}, GET /b: {}, GET /c: {}, GET /d: {}, GET /e: {}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Unit
from gatewright.rules.rule import EVERY, Problem, TemplateRule
from gatewright.rules.shared.sizes import json_size
from gatewright.rules.shared.words import number
from gatewright.template import Template

LIMIT = 1_000_000


def check(_unit: Unit, template: Template) -> Iterator[Problem]:
    """The template is small enough, as compact JSON."""
    size = sum(json_size(resource.properties) for resource in template.resources)
    if size > LIMIT:
        message = f"this creates a template of {number(size)} bytes, and CloudFormation accepts at most {number(LIMIT)}"
        yield Problem(("name",), message, "split the gateway, or shorten its long texts")


RULE = TemplateRule("GW383", "template-size", __doc__ or "", check, kinds=EVERY)
