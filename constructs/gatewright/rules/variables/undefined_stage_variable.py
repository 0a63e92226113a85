"""A backend or an authorizer uses a stage variable that a stage does not define.

API Gateway then has no value to substitute, and requests to that stage fail or have wrong results.

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

from gatewright.diagnostics.nearest import nearest
from gatewright.document import Path
from gatewright.gateway import Gateway, Stage
from gatewright.rules.rule import Passage, Problem, Rule
from gatewright.rules.shared.looking import stage_variables
from gatewright.rules.shared.mappings import answer_sources
from gatewright.rules.shared.templates import templates
from gatewright.rules.shared.words import listed


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every stage defines the variables that are used."""
    known = {stage.name: _variables(stage) for stage in gateway.stages}
    for path, name, passage in _read(gateway):
        without = [stage for stage in gateway.stages if name not in known[stage.name]]
        if without:
            stages = listed([stage.name for stage in without])
            meant = nearest(name, known[without[0].name])
            help = f"did you mean `{meant}`?" if meant else f"add `variables: {{{name}: …}}` to the stage"
            related = tuple((stage.path, f"this stage does not define {name!r}") for stage in without[:3])
            message = f"there is no stage variable {name!r} in {stages}"
            yield Problem(path, message, help, related=related, passage=passage)


def _read(gateway: Gateway) -> Iterator[tuple[Path, str, Passage | None]]:
    """The stage variables that are used by name, and where."""
    for path, name in stage_variables(gateway):
        yield path, name, None
    for path, source in answer_sources(gateway):
        if source.location == "stage":
            yield path, source.name, None
    for template in templates(gateway):
        for read in template.stage_variables:
            yield template.template.path, read.name, template.passage(read.start, read.end)


def _variables(stage: Stage) -> set[str]:
    patched = stage.raw.get("Variables", stage.raw.get("StageVariables"))
    return {*stage.variables, *(patched if isinstance(patched, dict) else ())}


RULE = Rule("GW363", "undefined-stage-variable", __doc__ or "", check, whole=True)
