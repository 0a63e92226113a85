"""The CDK app of this repository: a stack for every spec in `specs/` and every environment that it names."""

from pathlib import Path

import aws_cdk as cdk
from stacks import build

# CDK's own validation starts a WebAssembly engine, which costs seconds in every process. The same engine runs natively
# in `gatewright lint`, and `make synth` runs that on what comes out.
app = cdk.App(builtin_cloud_formation_validation=False, analytics_reporting=False)
build(app, Path("specs"))
app.synth()
