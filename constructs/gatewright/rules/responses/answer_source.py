"""An answer's header is to come from the request.

What goes into an answer comes from the backend's answer, as `header.X` and `body.name`, or is `context.…`, `stage.…` or
a fixed text. The request's path and query string are gone by then. A template of the answer can still read them, with
`$input.params`, where there are templates.

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
    """Headers of answers come from what is there by then."""
    for path, source in answer_sources(gateway):
        if source.location in ("path", "query"):
            message = f"an answer's header cannot come from the request, got `{source}`"
            in_template = "" if gateway.kind == "http" else ", or read it in a template"
            yield Problem(path, message, f"write `header.…` or `body.…` of the backend's answer{in_template}")


RULE = Rule("GW378", "answer-source", __doc__ or "", check)
