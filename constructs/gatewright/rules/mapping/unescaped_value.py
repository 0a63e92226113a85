"""A mapping template puts what callers send into JSON as it is.

A quotation mark in the value ends the text, and whatever follows is read as JSON: callers can add members of their own,
or break the body. `$util.escapeJavaScript(…)` turns the value into what may stand between quotation marks.

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
"""The functions of `$input` that give back what callers sent."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """What callers send is escaped between quotation marks."""
    for written in templates(gateway):
        for reference in written.script.references:
            if reference.name == "input" and _is_bare(written.script.text, reference):
                text = written.script.text[reference.start : reference.end]
                message = f"`{text}` stands in JSON as callers send it: a quotation mark in it ends the text"
                help = f"write `$util.escapeJavaScript({text})`"
                passage = written.passage(reference.start, reference.end)
                yield Problem(written.template.path, message, help, related=written.used_at, passage=passage)


def _is_bare(text: str, reference: Reference) -> bool:
    """Whether it is the whole of a text that is a member of an object."""
    before, after = text[: reference.start], text[reference.end : reference.end + 1]
    is_member = before.endswith('"') and before[:-1].rstrip().endswith(":") and after == '"'
    return is_member and bool(reference.steps) and reference.steps[0].name in _READING


RULE = Rule("GW662", "unescaped-value", __doc__ or "", check, Severity.WARNING)
