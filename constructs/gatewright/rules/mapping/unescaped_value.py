"""A mapping template writes client input into JSON without escaping it.

A quotation mark in the value ends the JSON string, and everything after it is parsed as JSON. A client can then add
members, or break the body. `$util.escapeJavaScript(…)` escapes the value for use between quotation marks.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  stock:
    mock:
      request:
        templates:
          application/json: '{"statusCode": 200, "id": "$input.params(''id'')"}'
routes: {"GET /stock/{id}": {backend: stock, auth: none}}
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
      request:
        templates:
          application/json: '{"statusCode": 200, "id": "$util.escapeJavaScript($input.params(''id''))"}'
routes: {"GET /stock/{id}": {backend: stock, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.formats.vtl.script import Reference
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.templates import templates

_READING = ("params", "path")
"""The functions of `$input` that return client input."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Client input between quotation marks is escaped."""
    for written in templates(gateway):
        for reference in written.script.references:
            if reference.name == "input" and _is_bare(written.script.text, reference):
                text = written.script.text[reference.start : reference.end]
                message = f"`{text}` is not escaped: a quotation mark in client input ends the JSON string"
                help = f"write `$util.escapeJavaScript({text})`"
                passage = written.passage(reference.start, reference.end)
                yield Problem(written.template.path, message, help, related=written.used_at, passage=passage)


def _is_bare(text: str, reference: Reference) -> bool:
    """Whether it is the whole string value of an object's member."""
    before, after = text[: reference.start], text[reference.end : reference.end + 1]
    is_member = before.endswith('"') and before[:-1].rstrip().endswith(":") and after == '"'
    return is_member and bool(reference.steps) and reference.steps[0].name in _READING


RULE = Rule("GW662", "unescaped-value", __doc__ or "", check, Severity.WARNING)
