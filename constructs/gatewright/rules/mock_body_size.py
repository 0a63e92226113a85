"""A fixed answer is longer than a mapping template can be.

API Gateway gives fixed answers by mapping templates, which have 300 KB at most. Put large documents into a bucket or
behind a function.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {body: "a long text"}}, auth: none}} # of more than 300 KB
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: "https://example.com/a-long-text"}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, MockTarget
from gatewright.lower.rest.backends import literal_template
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.words import number

LIMIT = 300 * 1024


def check(gateway: Gateway) -> Iterator[Problem]:
    """Fixed answers fit into a mapping template."""
    for backend in gateway.all_backends:
        if isinstance(backend.target, MockTarget):
            size = _template_size(backend.target)
            if size > LIMIT:
                message = f"the answer makes a mapping template of {number(size)} bytes, and {number(LIMIT)} is the most"
                yield Problem((*backend.path, "mock", "body"), message, "let another backend give long answers")


def _template_size(target: MockTarget) -> int:
    return len(literal_template(target.body, target.content_type).encode())


RULE = Rule("GW330", "mock-body-size", __doc__ or "", check)
