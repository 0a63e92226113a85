"""This repository's app: a stack for every spec, or group of specs, and every environment."""

from __future__ import annotations

import sys
from pathlib import Path

from constructs import Construct

from gatewright.cdk import SpecError
from gatewright.diagnostics import has_errors
from gatewright.diagnostics.reports import Report, render
from gatewright.workspace.checking import check_specs
from gatewright.workspace.finding import read_specs
from stacks.gateway_stack import GatewayStack

__all__ = ["GatewayStack", "build"]


def build(app: Construct, folder: Path) -> None:
    """Compile the specs of a folder as one workspace, and add their stacks to the app.

    If anything is wrong, everything that is goes to standard error, and the process ends with 1.
    """
    checked = check_specs(read_specs([str(folder)], ""))
    if has_errors(checked.diagnostics):
        report = Report(checked.diagnostics, tuple(file.source.name for file in checked.files))
        sys.exit(render("text", report).rstrip("\n"))
    try:
        for stack in checked.stacks:
            GatewayStack(app, stack)
    except SpecError as error:
        sys.exit(str(error))
