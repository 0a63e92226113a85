"""What CDK makes of a gateway is what the plain template says, but for the code's bucket."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from stacks import build
from stacks.gateway_stack import stack_id

from cdk.apps import Json, new_app, templates
from gatewright.cdk import Account, Gateway, SharedDomains
from gatewright.compile import Compilation, Request, compile_all, compile_spec, environments
from gatewright.compose.specfile import open_spec
from gatewright.document import MappingNode
from gatewright.lower.ids import prefix_of
from gatewright.template import Hole, Template, Value
from gatewright.template.rendering import render
from gatewright.workspace.stacks import render_stack, stacks_of
from test_cases import SPECS, rendered_as, renderings, workspace

CONSTRUCTS = {kind: construct for construct in (Gateway, SharedDomains, Account) for kind in construct.KINDS}
ARN = "arn:aws:lambda:eu-west-1:111122223333:function:"


def compilations() -> dict[str, Compilation]:
    """Every spec of the cases that is right, in all its environments and renderings."""
    found: dict[str, Compilation] = {}
    for spec in SPECS:
        file = open_spec(spec)
        for environment in environments(file) if file.document else ():
            for rendering in renderings(file):
                rendered = rendered_as(file, rendering)
                made = compile_spec(rendered, Request(environment=environment), workspace(rendered, spec))
                # What has a second stack is handed over between both of them in another way: see test_edge.
                if made.template is not None and made.edge is None:
                    words = (
                        spec.parent.name,
                        spec.stem,
                        (environment or "plain").replace("/", "-"),
                        rendering or "only",
                    )
                    found["-".join(words).replace("_", "-")] = made
    return found


def bound(made: Compilation) -> dict[str, str]:
    bindings = made.document.root.get("bindings") if made.document else None
    return {name: f"{ARN}{name}/part" for name in bindings.entries} if isinstance(bindings, MappingNode) else {}


def plain(made: Compilation) -> Json:
    assert made.template is not None
    document = made.document
    assert document is not None
    arns: dict[Hole, Value] = {Hole("bind", name, "arn"): arn for name, arn in bound(made).items()}
    filled = made.template.fill({**arns, **code(made.template)})
    return render(filled, lambda path: document.key_place(path).key).body


def code(template: Template) -> dict[Hole, Value]:
    return {Hole("asset", asset.name, what): "" for asset in template.assets for what in ("bucket", "key")}


def comparable(template: Json) -> Json:
    """The template without what is the stack's or the packager's, and with CDK's spelling of what means the same."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Lambda::Function":
            del resource["Properties"]["Code"]
        resource.get("Properties", {}).get("MutualTlsAuthentication", {}).pop("TruststoreUri", None)
        if resource.get("Properties") == {}:
            del resource["Properties"]
        needed = resource.get("DependsOn", [])
        resource["DependsOn"] = sorted([needed] if isinstance(needed, str) else needed)
    stacks_own = ("AWSTemplateFormatVersion", "Description")
    return {name: evaluated(part) for name, part in template.items() if part and name not in stacks_own}


def evaluated(value: Any) -> Any:
    """The value with pieces of known texts cut out, as CDK does it."""
    match value:
        case {"Fn::Select": [int(index), {"Fn::Split": [str(separator), str(text)]}]}:
            return text.split(separator)[index]
        case dict():
            return {key: evaluated(item) for key, item in value.items()}
        case list():
            return [evaluated(item) for item in value]
        case _:
            return value


COMPILED = compilations()


@pytest.fixture(scope="module")
def synthesized() -> dict[str, Json]:
    app = new_app()
    for name, made in COMPILED.items():
        assert made.unit is not None
        construct = CONSTRUCTS[made.unit.kind]
        construct(cdk.Stack(app, name), prefix_of(made.unit.name), spec=made, bind=bound(made))
    return templates(app)


@pytest.mark.parametrize("name", COMPILED)
def test_a_construct_gives_what_the_plain_template_has(name: str, synthesized: dict[str, Json]) -> None:
    assert comparable(synthesized[name]) == comparable(plain(COMPILED[name]))


@pytest.fixture(scope="module")
def gateway_stacks() -> dict[str, Json]:
    app = new_app()
    build(app, Path("specs"))
    return templates(app)


def test_a_gateway_stack_is_the_plain_stack(gateway_stacks: dict[str, Json]) -> None:
    stacks = stacks_of(compile_all([open_spec(path) for path in sorted(Path("specs").glob("*.yaml"))]))
    for stack in stacks:
        rendered = render_stack(stack, lambda part: code(part.template)).body
        rendered.get("Parameters", {}).pop("AssetBucket", None)  # only the plain template of functions has it
        found = gateway_stacks[stack_id(stack)]
        for section in ("AWSTemplateFormatVersion", "Description"):
            assert found[section] == rendered[section]
        assert comparable(found) == comparable(rendered)
