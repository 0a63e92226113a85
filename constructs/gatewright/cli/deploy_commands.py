"""How a stack is deployed that has a second one in `us-east-1`."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from gatewright.gateway.edge import EDGE_REGION
from gatewright.workspace.outputs import Made
from gatewright.workspace.stacks import ASSET_BUCKET, edge_stack

_TOLD = "Stacks[0].Outputs[].join('=', [OutputKey, OutputValue])"
"""The outputs of a stack, in the form of parameters."""


def deployment_order(made: Made, folder: Path) -> Iterator[str]:
    """What to say about a stack that is deployed after another one, with the commands that deploy both."""
    edge = edge_stack(made.stack)
    if edge is None:
        return
    place = made.stack.parts[0].unit.place
    first, then = (re.sub("[^A-Za-z0-9]+", "-", title) for title in (edge.title, made.stack.title))
    template = folder / made.template_name
    told = f"aws cloudformation describe-stacks --region {EDGE_REGION} --stack-name {first}"
    bucket = [f"{ASSET_BUCKET.id}=BUCKET"] if ASSET_BUCKET.id in made.body["Parameters"] else []
    yield f"deploy {edge.title} first, in {EDGE_REGION}; its outputs are the parameters of this one:"
    yield f"  {_deploy(first, template.with_name(f'{edge.title}.template.{made.format}'), EDGE_REGION)}"
    given = " ".join((*bucket, f'$({told} --query "{_TOLD}" --output text)'))
    deploy = _deploy(then, template, place.region or "REGION")
    yield f"  {deploy} --capabilities CAPABILITY_IAM --parameter-overrides {given}"


def _deploy(stack: str, template: Path, region: str) -> str:
    file = shlex.quote(str(template))
    return f"aws cloudformation deploy --region {region} --stack-name {stack} --template-file {file}"
