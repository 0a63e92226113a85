"""A stage chooses a function or a VPC link that the backend does not list.

A backend with `{stage_variable: handler, of: [orders, orders-next]}` calls the function that each stage chooses. API
Gateway has permission to call only the listed functions. The stage's variable must be one of the entries, exactly as
written in the list.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions:
  orders: {code: ./orders, handler: app.handler, runtime: python3.14}
  orders-next: {code: ./orders, handler: app.handler, runtime: python3.14}
routes: {GET /: {backend: {lambda: {function: {stage_variable: handler, of: [orders, orders-next]}}}, auth: none}}
stages: {dev: {variables: {handler: orders-nxet}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions:
  orders: {code: ./orders, handler: app.handler, runtime: python3.14}
  orders-next: {code: ./orders, handler: app.handler, runtime: python3.14}
routes: {GET /: {backend: {lambda: {function: {stage_variable: handler, of: [orders, orders-next]}}}, auth: none}}
stages: {dev: {variables: {handler: orders-next}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics.nearest import suggestion
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import Chooser, choosers


def check(gateway: Gateway) -> Iterator[Problem]:
    """Stages choose entries of the list."""
    first: dict[str, Chooser] = {}
    for chooser in choosers(gateway):
        variable = chooser.choice.variable
        other = first.setdefault(variable, chooser)
        if other.what != chooser.what:
            message = f"the stage variable {variable!r} already chooses a {other.what}"
            related = ((other.choice.path, "here"),)
            path = (*chooser.choice.path, "stage_variable")
            yield Problem(path, message, "use another stage variable", related=related)
        else:
            yield from _strangers(chooser, gateway)


def _strangers(chooser: Chooser, gateway: Gateway) -> Iterator[Problem]:
    choice = chooser.choice
    for stage in gateway.stages:
        chosen = stage.variables.get(choice.variable)
        if chosen is not None and chosen not in choice.places:
            help = suggestion(chosen, choice.places)
            related = ((choice.path, "the list is here"),)
            message = f"there is no {chooser.what} {chosen!r} in the list"
            yield Problem((*stage.path, "variables", choice.variable), message, help, related=related)


RULE = Rule("GW387", "stage-choice", __doc__ or "", check)
