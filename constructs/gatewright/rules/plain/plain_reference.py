"""Plain CloudFormation refers to something that is not in the stack.

`Ref`, `Fn::GetAtt`, `Fn::Sub` and `DependsOn` refer to other entries of `resources`, or to the gateway's own resources
by their logical ID in the template. A `raw` patch refers to everything by its logical ID in the template. A gateway's
stack has no conditions and no mappings: use inputs and patches for differences between environments.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
resources: {Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: {"Fn::Sub": "${AWS::StackName}-${Stage}"}}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
resources: {Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: {"Fn::Sub": "${AWS::StackName}-orders"}}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from gatewright.diagnostics.nearest import nearest, suggestion
from gatewright.document import Path
from gatewright.document.plain_data import is_list, is_mapping
from gatewright.gateway import Gateway, Unit
from gatewright.rules.rule import EVERY, Problem, TemplateRule
from gatewright.rules.shared.looking import patches
from gatewright.template import Template

_IN_SUB = re.compile(r"\$\{([^!}][^}]*)\}")
_PSEUDO = "AWS::"


class _Named(NamedTuple):
    """A name that plain CloudFormation refers to, and where."""

    path: Path
    name: str


class Absent(NamedTuple):
    """A template section that no gateway's stack has, and where plain CloudFormation needs it."""

    path: Path
    what: str


def check(unit: Unit, template: Template) -> Iterator[Problem]:
    """Everything that plain CloudFormation refers to exists."""
    if unit.stack:
        return  # another gateway of the same stack may define it, which is not known yet
    made = {resource.id for resource in template.resources} | {parameter.id for parameter in template.parameters}
    own = {resource.name for resource in unit.resources}
    for resource in unit.resources:
        rest = {key: value for key, value in resource.body.items() if key != "Metadata"}
        for item in _found(rest, resource.path, attributes=True):
            yield from _problem(item, made | own, own)
    for patch in patches(unit) if isinstance(unit, Gateway) else ():
        for item in _found(patch.body, patch.path):
            yield from _problem(item, made, ())


def _problem(item: _Named | Absent, known: Collection[str], own: Collection[str]) -> Iterator[Problem]:
    if isinstance(item, Absent):
        help = "use `inputs`, or the `patch` of an environment"
        yield Problem(item.path, f"a gateway's stack does not support {item.what}", help, at_key=True)
    elif item.name not in known and not item.name.startswith(_PSEUDO):
        in_template = [id for id in known if id.endswith(f"Resource{item.name}")]
        meant = in_template[0] if in_template else nearest(item.name, known)
        help = f"did you mean `{meant}`?" if meant else suggestion(item.name, own)
        yield Problem(item.path, f"there is no resource or parameter {item.name!r} in the stack", help)


def _found(value: object, path: Path, *, attributes: bool = False) -> Iterator[_Named | Absent]:
    """All names in a value. `attributes` are those of a resource, next to its properties."""
    if is_list(value):
        for index, item in enumerate(value):
            yield from _found(item, (*path, index))
    elif is_mapping(value):
        for key, item in value.items():
            here = (*path, key)
            if key == "Condition" and isinstance(item, str) and (attributes or len(value) == 1):
                yield Absent(here, "conditions")
            elif attributes and key == "DependsOn":
                yield from _listed(item, here)
            elif len(value) == 1:
                yield from _function(key, item, here)
            else:
                yield from _found(item, here)


def _listed(names: object, path: Path) -> Iterator[_Named]:
    if is_list(names):
        yield from (_Named((*path, index), str(name)) for index, name in enumerate(names))
    else:
        yield _Named(path, str(names))


def _function(function: str, argument: object, path: Path) -> Iterator[_Named | Absent]:
    """The names in a value that may be a function call."""
    first = argument[0] if is_list(argument) and argument else argument
    where = (*path, 0) if is_list(argument) else path
    match function, first:
        case (("Fn::If" | "Fn::FindInMap"), _):
            yield Absent(path, "conditions" if function == "Fn::If" else "mappings")
        case "Ref", str(name):
            yield _Named(path, name)
        case "Fn::GetAtt", str(name):
            yield _Named(where, name.partition(".")[0])
        case "Fn::Sub", str(pattern):
            variables = argument[1] if is_list(argument) and len(argument) > 1 else None
            own = set(variables) if is_mapping(variables) else set[str]()
            names = (name.strip().partition(".")[0] for name in _IN_SUB.findall(pattern))
            yield from (_Named(where, name) for name in dict.fromkeys(names) if name not in own)
            yield from _found(variables, (*path, 1))
        case _:
            yield from _found(argument, path)


RULE = TemplateRule("GW379", "plain-reference", __doc__ or "", check, kinds=EVERY)
