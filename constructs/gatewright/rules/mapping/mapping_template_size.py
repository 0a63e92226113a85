"""A mapping template is longer than API Gateway allows.

A mapping template has at most 300 KB, and a mock response is one. Store large documents in a bucket, or return them
from a function.

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

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import mock_backends, request_map
from gatewright.rules.shared.words import number

LIMIT = 300 * 1024


def check(gateway: Gateway) -> Iterator[Problem]:
    """Mapping templates are not too long."""
    for path, text in _texts(gateway):
        size = len(text.encode())
        if size > LIMIT:
            message = f"the mapping template has {number(size)} bytes, and the limit is {number(LIMIT)}"
            yield Problem(path, message, "shorten it, or move the content to a bucket or a function")


def _texts(gateway: Gateway) -> Iterator[tuple[Path, str]]:
    for path, target in mock_backends(gateway):
        yield (*path, "body"), target.body
    for backend in gateway.all_backends:
        request = request_map(backend)
        for template in request.templates.values() if request else ():
            yield template.path, template.text


RULE = Rule("GW330", "mapping-template-size", __doc__ or "", check)
