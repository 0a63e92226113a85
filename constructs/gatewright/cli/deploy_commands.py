"""The commands that deploy stacks, for a POSIX shell: what `gatewright synth` prints can be pasted as it is.

`&&` ends each command, so that a failure stops the rest. Code has to be in a bucket in the Region of its stack; whose
bucket that is, is checked before anything is deployed from it.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from gatewright.spec.targets import environment_of
from gatewright.workspace.outputs import INLINE_LIMIT, Made
from gatewright.workspace.places import Placed, places
from gatewright.workspace.stacks import ASSET_BUCKET, Stack, edge_stack

_OUTPUTS = "Stacks[0].Outputs[].join('=', [OutputKey, OutputValue])"
"""The outputs of a stack, in the form of parameters."""

_IAM_NAMES = {"GroupName", "InstanceProfileName", "ManagedPolicyName", "RoleName", "UserName"}
"""Properties that give an IAM resource a name, which CloudFormation wants to be acknowledged separately."""


def deploy_commands(made: Iterable[Made], folder: Path) -> Iterator[str]:
    """The commands that deploy all stacks, each after those that it needs, in a block for each environment."""
    by_title = {each.stack.title: each for each in made}
    found = places([each.stack for each in by_title.values() if not each.stack.is_edge])
    for (environment, account), placed in groupby(sorted(found, key=_order), key=_credentials):
        yield f"to deploy {environment}".rstrip() + (f" with the credentials of account {account}:" if account else ":")
        *commands, last = _block([by_title[each.stack.title] for each in placed], folder)
        yield from (f"  {command} &&" for command in commands)
        yield f"  {last}"


def _order(placed: Placed) -> tuple[object, ...]:
    """Stacks of one Region come together, since they need none of another but the ones in `us-east-1`."""
    stack = placed.stack
    return *_credentials(placed), not stack.is_edge, stack.region or "", placed.step, stack.title


def _credentials(placed: Placed) -> tuple[str, str]:
    """What is deployed at a time: an environment, in one account."""
    return environment_of(placed.stack.environment or ""), placed.stack.account or ""


def _block(made: Sequence[Made], folder: Path) -> Iterator[str]:
    if any(each.stack.region is None for each in made):
        yield "REGION=${AWS_REGION:-$(aws configure get region)}"
    if any(_needs_bucket(each) for each in made):
        asked = f"$(aws sts get-caller-identity --region {_region(made[0].stack)} --query Account --output text)"
        yield f"ACCOUNT={made[0].stack.account or asked}"
    for region, group in groupby(made, key=lambda each: _region(each.stack)):
        stacks = list(group)
        if any(_needs_bucket(each) for each in stacks):
            yield from _bucket(stacks[0].stack.region or "$REGION", region)
        if any(each.packages for each in stacks):
            yield f'aws s3 sync {shlex.quote(str(folder / "assets"))} "s3://$BUCKET/assets" --region {region}'
        yield from (_deploy(each, folder) for each in stacks)


def _region(stack: Stack) -> str:
    """The Region as a shell's word."""
    return stack.region or '"$REGION"'


def _needs_bucket(made: Made) -> bool:
    return bool(made.packages) or _is_large(made)


def _is_large(made: Made) -> bool:
    """Whether CloudFormation takes the template from a bucket only."""
    return len(made.template.encode()) > INLINE_LIMIT


def _bucket(named: str, region: str) -> Iterator[str]:
    """Create the bucket of a Region if it does not exist. One of the same name in another account is not used."""
    yield f'BUCKET="gatewright-$ACCOUNT-{named}"'
    owned = f'aws s3api head-bucket --bucket "$BUCKET" --expected-bucket-owner "$ACCOUNT" --region {region}'
    yield f'{{ {owned} >/dev/null 2>&1 || aws s3 mb "s3://$BUCKET" --region {region}; }}'


def _deploy(made: Made, folder: Path) -> str:
    words = [
        f"aws cloudformation deploy --region {_region(made.stack)} --stack-name {made.stack.stack_name}",
        f"--template-file {shlex.quote(str(folder / made.template_name))}",
        *_capabilities(made.body["Resources"].values()),
        *(['--s3-bucket "$BUCKET"'] if _is_large(made) else []),
    ]
    parameters = list(_parameters(made))
    return " ".join([*words, *(["--parameter-overrides", *parameters] if parameters else [])])


def _capabilities(resources: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """What a template with IAM resources has to be acknowledged with."""
    named = [_IAM_NAMES & each["Properties"].keys() for each in resources if each["Type"].startswith("AWS::IAM::")]
    if named:
        yield f"--capabilities {'CAPABILITY_NAMED_IAM' if any(named) else 'CAPABILITY_IAM'}"


def _parameters(made: Made) -> Iterator[str]:
    """The parameters that have no default: the bucket, and the outputs of the stack in `us-east-1`."""
    if ASSET_BUCKET.id in made.body.get("Parameters", {}):
        yield f'"{ASSET_BUCKET.id}=$BUCKET"'
    edge = None if made.stack.is_edge else edge_stack(made.stack)
    if edge is not None:
        described = f"aws cloudformation describe-stacks --region {edge.region} --stack-name {edge.stack_name}"
        yield f'$({described} --query "{_OUTPUTS}" --output text)'
