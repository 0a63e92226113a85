"""A backend reads a stage variable that a stage does not have.

The address then has nothing in that place, and the requests of that stage fail.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: "https://${stageVariables.host}/orders"}, auth: none}}
stages: {dev: {variables: {hots: dev.example.com}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: "https://${stageVariables.host}/orders"}, auth: none}}
stages: {dev: {variables: {host: dev.example.com}}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, Stage
from gatewright.nearest import nearest
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import stage_variables
from gatewright.rules.shared.words import listed


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every stage has the variables that backends read."""
    known = {stage.name: _variables(stage) for stage in gateway.stages}
    for path, name in stage_variables(gateway):
        lacking = [stage for stage in gateway.stages if name not in known[stage.name]]
        if lacking:
            stages = listed([stage.name for stage in lacking])
            meant = nearest(name, known[lacking[0].name])
            help = f"did you mean `{meant}`?" if meant else f"add `variables: {{{name}: …}}` to the stage"
            related = tuple((stage.path, f"this stage has no {name!r}") for stage in lacking[:3])
            yield Problem(path, f"there is no stage variable {name!r} in {stages}", help, related=related)


def _variables(stage: Stage) -> set[str]:
    patched = stage.raw.get("Variables")
    return {*stage.variables, *(patched if isinstance(patched, dict) else ())}


RULE = Rule("GW363", "undefined-stage-variable", __doc__ or "", check, whole=True)
