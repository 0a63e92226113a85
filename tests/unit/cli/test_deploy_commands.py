"""The commands that `gatewright synth` prints. A shell runs them, with a stand-in for the AWS CLI."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from botocore import xform_name
from botocore.session import Session

from unit.cli.running import SPEC, WITH_CODE, Run, write

ACCOUNT = "111122223333"
REGIONS = "environments: {prod: {regions: [eu-west-1, us-east-1]}}\n"
KNOWN = f'environments: {{dev: {{region: cn-north-1}}, prod: {{account: "{ACCOUNT}", region: us-gov-west-1}}}}\n'
EDGE = SPEC + (
    "default_endpoint: false\n"
    "domains: {api.example.com: {endpoint: edge, zone: Z0123456789ABC}}\n"
    "environments: {prod: {region: eu-west-1}}\n"
)
NAMED = WITH_CODE + (
    "resources: {Boss: {Type: AWS::IAM::Role, Properties: {RoleName: boss, AssumeRolePolicyDocument: {}}}}\n"
)
LARGE = (
    SPEC
    + f"description: {'x' * 100}\nresources:\n"
    + "".join(
        f"  Topic{index}: {{Type: AWS::SNS::Topic, Properties: {{DisplayName: {'x' * 100}}}}}\n" for index in range(400)
    )
)
ACCOUNT_SPEC = "gatewright: 1\nname: account\nkind: account\n"

AWS = """#!/bin/sh
for word; do printf '%s\\037' "$word"; done >> "$NOTES/calls"
echo >> "$NOTES/calls"
case "$1 $2" in
"configure get") echo ap-south-1 ;;
"sts get-caller-identity") echo 111122223333 ;;
"s3api head-bucket") test -e "$NOTES/$4" ;;
"s3 mb") touch "$NOTES/${3#s3://}" ;;
"cloudformation describe-stacks") printf 'First=arn:1\\tSecond=arn:2\\n' ;;
esac
"""

Calls = list[list[str]]


@pytest.fixture
def calls(run: Run, folder: Path) -> Callable[..., Calls]:
    """Synthesize, and run what is printed. Gives the calls of the AWS CLI."""
    write(folder, {"bin/aws": AWS})
    (folder / "bin/aws").chmod(0o755)

    def made(**variables: str) -> Calls:
        printed = run("synth", "specs", "--output", "an output")
        assert printed.status == 0, printed.err
        lines = printed.out[printed.out.index("to deploy") :].splitlines()
        script = "\n".join(line for line in lines if not line.startswith("to deploy"))
        paths = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        notes = folder / "calls"
        notes.unlink(missing_ok=True)
        environment = {"PATH": paths, "NOTES": str(folder), **variables}
        subprocess.run(["sh"], input=script, check=True, cwd=folder, env=environment, encoding="utf-8")
        return [line.rstrip("\x1f").split("\x1f") for line in notes.read_text("utf-8").splitlines()]

    return made


def short(calls: Calls) -> list[str]:
    """What each call is about."""
    return [" ".join((call[1], _option(call, "--region"), *_names(call))).rstrip() for call in calls]


def _names(call: Sequence[str]) -> list[str]:
    options = ("--stack-name", "--bucket", "--capabilities", "--s3-bucket", "--parameter-overrides")
    places = [word for word in call[2:] if word.startswith("s3://")]
    return [*places, *filter(None, (_option(call, name) for name in options))]


def _option(call: Sequence[str], name: str) -> str:
    """The values of an option, up to the next one."""
    if name not in call:
        return ""
    rest = call[call.index(name) + 1 :]
    return " ".join(rest[: next((index for index, word in enumerate(rest) if word.startswith("--")), len(rest))])


def first_time(region: str) -> list[str]:
    bucket = f"gatewright-{ACCOUNT}-{region}"
    return [
        f"head-bucket {region} {bucket}",
        f"mb {region} s3://{bucket}",
        f"sync {region} s3://{bucket}/assets",
    ]


def deploy(region: str, stack: str) -> str:
    return f"deploy {region} {stack} CAPABILITY_IAM AssetBucket=gatewright-{ACCOUNT}-{region}"


CASES: dict[str, tuple[dict[str, str], list[str]]] = {
    "nothing but a template": (
        {"shop": SPEC + KNOWN},
        ["deploy cn-north-1 shop-dev", "deploy us-gov-west-1 shop-prod"],
    ),
    "the Region of the deployer": ({"shop": SPEC}, ["get", "deploy ap-south-1 shop"]),
    "code, where the deployer is": (
        {"shop": WITH_CODE},
        ["get", "get-caller-identity ap-south-1", *first_time("ap-south-1"), deploy("ap-south-1", "shop")],
    ),
    "code in two Regions": (
        {"shop": WITH_CODE + REGIONS},
        [
            "get-caller-identity eu-west-1",
            *first_time("eu-west-1"),
            deploy("eu-west-1", "shop-prod-eu-west-1"),
            *first_time("us-east-1"),
            deploy("us-east-1", "shop-prod-us-east-1"),
        ],
    ),
    "code in partitions, in an account that is known": (
        {"shop": WITH_CODE + KNOWN},
        [
            "get-caller-identity cn-north-1",
            *first_time("cn-north-1"),
            deploy("cn-north-1", "shop-dev"),
            *first_time("us-gov-west-1"),
            deploy("us-gov-west-1", "shop-prod"),
        ],
    ),
    "names that CloudFormation does not take": (
        {"9lives": SPEC + REGIONS, "my_api.v2": SPEC.replace("name: shop", "name: my_api.v2") + REGIONS},
        [
            "deploy eu-west-1 stack-9lives-prod-eu-west-1",
            "deploy eu-west-1 my-api-v2-prod-eu-west-1",
            "deploy us-east-1 stack-9lives-prod-us-east-1",
            "deploy us-east-1 my-api-v2-prod-us-east-1",
        ],
    ),
    "a stack that needs another one in us-east-1": (
        {"shop": EDGE},
        [
            "deploy us-east-1 shop-prod-edge",
            "describe-stacks us-east-1 shop-prod-edge",
            "deploy eu-west-1 shop-prod First=arn:1 Second=arn:2",
        ],
    ),
    "a role with a name": (
        {"shop": NAMED + "environments: {prod: {region: eu-west-1}}\n"},
        [
            "get-caller-identity eu-west-1",
            *first_time("eu-west-1"),
            deploy("eu-west-1", "shop-prod").replace("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"),
        ],
    ),
    "a template that goes through a bucket": (
        {"shop": LARGE + "environments: {prod: {region: eu-west-1}}\n"},
        [
            "get-caller-identity eu-west-1",
            *first_time("eu-west-1")[:2],
            f"deploy eu-west-1 shop-prod gatewright-{ACCOUNT}-eu-west-1",
        ],
    ),
    "the account's settings first": (
        {"a": SPEC, "settings": ACCOUNT_SPEC},
        ["get", "deploy ap-south-1 settings CAPABILITY_IAM", "deploy ap-south-1 a"],
    ),
}


@pytest.mark.parametrize(("specs", "expected"), CASES.values(), ids=CASES)
def test_the_first_deployment_is_as_printed(
    specs: dict[str, str], expected: list[str], folder: Path, calls: Callable[..., Calls]
) -> None:
    write(folder, {f"specs/{name}.yaml": text for name, text in specs.items()} | {"specs/code/app.py": "x = 1\n"})
    made = calls()
    assert short(made) == expected
    for call in made:
        check_call(call)
    for name in (_option(call, "--template-file") for call in made if call[1] == "deploy"):
        assert json.loads((folder / name).read_text("utf-8"))["Resources"]


def test_the_bucket_is_created_once(folder: Path, calls: Callable[..., Calls]) -> None:
    write(folder, {"specs/shop.yaml": WITH_CODE, "specs/code/app.py": "x = 1\n"})
    calls()
    again = short(calls(AWS_REGION="eu-west-3")), short(calls(AWS_REGION="eu-west-3"))
    assert [any(call.startswith("mb eu-west-3 ") for call in each) for each in again] == [True, False]


MODELS = {
    "head-bucket": ("s3", "HeadBucket"),
    "describe-stacks": ("cloudformation", "DescribeStacks"),
    "get-caller-identity": ("sts", "GetCallerIdentity"),
    "deploy": ("cloudformation", "CreateChangeSet"),
}
"""The operations behind the commands. `deploy` is the CLI's own and creates a change set."""

OWN_OPTIONS = {"--region", "--query", "--output", "--template-file", "--s3-bucket", "--parameter-overrides"}
"""Options of the CLI, of all commands or of `deploy`, which no service has a parameter for."""


def check_call(call: Sequence[str]) -> None:
    """The command's options are parameters of the service, with values that it takes."""
    for bucket in re.findall(r"gatewright-[^ /]+", " ".join(call)):
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]", bucket)
    if call[1] not in MODELS:
        return
    service, operation = MODELS[call[1]]
    shape: Any = Session().get_service_model(service).operation_model(operation).input_shape
    members = {f"--{xform_name(name, '-')}": member for name, member in shape.members.items()}
    for option in (word for word in call if word.startswith("--") and word not in OWN_OPTIONS):
        member = members[option]
        value, kind = _option(call, option), getattr(member, "member", member)
        assert not getattr(kind, "enum", None) or value in kind.enum
        if option == "--stack-name":
            assert re.fullmatch(r"[a-zA-Z][-a-zA-Z0-9]{0,127}", value)
