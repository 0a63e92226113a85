"""A response header reads from the request.

A response header can read from the backend's response, as `header.X` and `body.name`, and from `context.…` and
`stage.…`, or be a fixed string. The path and query string of the request are not available at that point. Where the API
supports mapping templates, a response template can read them with `$input.params`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  orders: {http: {url: "https://example.com", responses: {200: {headers: {X-Page: query.page}}, 502: {when: "[45].."}}}}
routes: {GET /: {backend: orders, auth: none, query: {page: integer}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  orders: {http: {url: "https://example.com", responses: {200: {headers: {X-Page: body.page}}, 502: {when: "[45].."}}}}
routes: {GET /: {backend: orders, auth: none, query: {page: integer}}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.mappings import answer_sources


def check(gateway: Gateway) -> Iterator[Problem]:
    """Response headers read from what is available at that point."""
    for path, source in answer_sources(gateway):
        if source.location in ("path", "query"):
            message = f"a response header cannot read from the request, got `{source}`"
            in_template = "" if gateway.kind == "http" else ", or read it in a template"
            yield Problem(path, message, f"write `header.…` or `body.…` of the backend's response{in_template}")


RULE = Rule("GW378", "answer-source", __doc__ or "", check)
