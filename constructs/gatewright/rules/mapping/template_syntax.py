"""A mapping template is not valid Velocity.

API Gateway deploys an invalid template, and then returns an error for every request that uses it. Velocity reads some
mistakes as plain text: `#endif`, or `#else200`, which has to be `#{else}200`. This rule reports them as well, because
they are rarely intended.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  stock:
    mock:
      responses: {200: {templates: {application/json: '{"id": #if($input.params("id") == "")null#else"x"}'}}}
routes: {POST /stock: {backend: stock, auth: iam, query: {id: string}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  stock:
    mock:
      responses: {200: {templates: {application/json: '{"id": #if($input.params("id") == "")null#else"x"#end}'}}}
routes: {POST /stock: {backend: stock, auth: iam, query: {id: string}}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.templates import templates


def check(gateway: Gateway) -> Iterator[Problem]:
    """Templates can be parsed."""
    for template in templates(gateway):
        yield from map(template.problem, template.script.faults)


RULE = Rule("GW310", "template-syntax", __doc__ or "", check)
