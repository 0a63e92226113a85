"""Measure Gatewright on specs of 30, 300 and 3,000 routes, and its CDK construct against an empty CDK app.

Single figures depend on the machine; the ratios should not.
"""

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.processes import cpu_seconds
from benchmarks.specs import spec
from gatewright.compile import compile_all
from gatewright.compose.specfile import open_spec
from gatewright.template.rendering import render, to_json

SIZES = (30, 300, 3000)
CDK_ROUTES = 240
LIMIT = 300
RUNS = 5

EMPTY_APP = """
from aws_cdk import App, Stack

app = App(analytics_reporting=False, builtin_cloud_formation_validation=False, outdir={out!r})
Stack(app, "empty")
app.synth()
"""

GATEWAY_APP = """
from aws_cdk import App, Stack
from gatewright.cdk import Gateway

app = App(analytics_reporting=False, builtin_cloud_formation_validation=False, outdir={out!r})
Gateway(Stack(app, "bench"), "Bench", spec={spec!r})
app.synth()
"""


BY_HAND_APP = """
import json
from aws_cdk import App, Stack, aws_apigateway, aws_lambda

app = App(analytics_reporting=False, builtin_cloud_formation_validation=False, outdir={out!r})
stack = Stack(app, "bench")
with open({template!r}) as file:
    resources = json.load(file)["Resources"]
for id, resource in resources.items():
    properties = resource["Properties"]
    if resource["Type"] == "AWS::ApiGateway::RestApi":
        api = aws_apigateway.CfnRestApi(stack, id, name=properties["Name"], body=properties["Body"])
    elif resource["Type"] == "AWS::Lambda::Permission":
        invoke = {{"action": properties["Action"], "principal": properties["Principal"]}}
        aws_lambda.CfnPermission(stack, id, function_name=properties["FunctionName"], **invoke)
deployment = aws_apigateway.CfnDeployment(stack, "Deployment", rest_api_id=api.ref)
aws_apigateway.CfnStage(stack, "Stage", rest_api_id=api.ref, deployment_id=deployment.ref, stage_name="live")
app.synth()
"""
"""The same API out of CDK's own L1 constructs, with the OpenAPI document that is made already."""


def main() -> int:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # No API has 3,000 routes: the service takes 300 resources, and CloudFormation a template of 1 MB.
        for routes in SIZES:
            waiver = "rules: {resource-limit: {waive: a benchmark}, template-size: {waive: a benchmark}}\n"
            waiver = waiver if routes > LIMIT else ""
            (folder / f"{routes}.yaml").write_text(spec(routes) + waiver)
        start_up(folder)
        commands(folder)
        stages(folder)
        cdk(folder)
    return 0


def start_up(folder: Path) -> None:
    """The check of a spec with one route, against Python with the two libraries that it cannot do without."""
    path = folder / "small.yaml"
    path.write_text(spec(1))
    check = cpu_seconds([sys.executable, "-m", "gatewright", "check", str(path)], runs=RUNS)
    bare = cpu_seconds([sys.executable, "-c", "import msgspec, yaml"], runs=RUNS)
    print(f"check of a small spec: {check:.3f} s, msgspec and PyYAML alone: {bare:.3f} s, ratio {check / bare:.2f}\n")


def commands(folder: Path) -> None:
    """The command line, as whole processes."""
    print("whole processes, CPU seconds (median)\n")
    print(f"{'routes':>8} {'check':>8} {'synth':>8}")
    found: dict[int, tuple[float, float]] = {}
    for routes in SIZES:
        path = str(folder / f"{routes}.yaml")
        check = cpu_seconds([sys.executable, "-m", "gatewright", "check", path], runs=RUNS)
        synth = cpu_seconds(
            [sys.executable, "-m", "gatewright", "synth", path, "--output", str(folder / "out")], runs=RUNS
        )
        found[routes] = check, synth
        print(f"{routes:>8} {check:>8.3f} {synth:>8.3f}")
    small, large = found[SIZES[1]], found[SIZES[2]]
    print(f"\n3,000 routes against 300: check x {large[0] / small[0]:.1f}, synth x {large[1] / small[1]:.1f}\n")


def stages(folder: Path) -> None:
    """The stages in one process, without starting Python and importing."""
    print("in one process, CPU seconds (best of 3)\n")
    print(f"{'routes':>8} {'read':>8} {'compile':>8} {'render':>8}")
    for routes in SIZES:
        best = min((_stages(folder / f"{routes}.yaml") for _ in range(3)), key=sum)
        print(f"{routes:>8} " + " ".join(f"{seconds:>8.3f}" for seconds in best))
    print()


def _stages(path: Path) -> tuple[float, float, float]:
    start = time.process_time()
    file = open_spec(path)
    read = time.process_time()
    (compilation,) = compile_all([file])
    compiled = time.process_time()
    assert compilation.template is not None, compilation.diagnostics
    to_json(render(compilation.template).body)
    return read - start, compiled - read, time.process_time() - compiled


def cdk(folder: Path) -> None:
    """The CDK construct against apps that hold nothing, and the same API by hand. CDK's own validation is off."""
    path = folder / f"{CDK_ROUTES}.yaml"
    path.write_text(spec(CDK_ROUTES))
    empty = cpu_seconds([sys.executable, "-c", EMPTY_APP.format(out=str(folder / "empty"))], runs=RUNS)
    full = cpu_seconds([sys.executable, "-c", GATEWAY_APP.format(out=str(folder / "full"), spec=str(path))], runs=RUNS)
    template = str(folder / "full" / "bench.template.json")
    code = BY_HAND_APP.format(out=str(folder / "hand"), template=template)
    by_hand = cpu_seconds([sys.executable, "-c", code], runs=RUNS)
    print(f"CDK app of {CDK_ROUTES} routes: {full:.2f} s, empty CDK app: {empty:.2f} s, ratio {full / empty:.2f}")
    print(f"the same API in CDK's own L1 constructs: {by_hand:.2f} s, ratio {by_hand / empty:.2f}")


if __name__ == "__main__":
    raise SystemExit(main())
