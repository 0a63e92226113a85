"""This repository's app: a stack for every spec, or group of specs, and every environment."""

from __future__ import annotations

import sys
from pathlib import Path

from constructs import Construct
from stacks.gateway_stack import GatewayStack

from gatewright.cdk import SpecError
from gatewright.compile import compile_all
from gatewright.diagnostics import has_errors, ordered
from gatewright.diagnostics.reports import FORMATS, Report
from gatewright.workspace.finding import read_specs
from gatewright.workspace.stacks import stacks_of
from gatewright.workspace.together import check_together

__all__ = ["GatewayStack", "build"]


def build(app: Construct, folder: Path) -> None:
    """Compile the specs of a folder as one workspace, and add their stacks to the app.

    If anything is wrong, everything that is goes to standard error, and the process ends with 1.
    """
    files = read_specs([str(folder)], "")
    compilations = compile_all(files)
    stacks = stacks_of(compilations)
    said = [diagnostic for made in compilations for diagnostic in made.diagnostics]
    said += check_together(compilations, stacks)
    if has_errors(said):
        sys.exit(FORMATS["text"](Report(ordered(said), tuple(file.source.name for file in files))).rstrip("\n"))
    try:
        for stack in stacks:
            GatewayStack(app, stack)
    except SpecError as error:
        sys.exit(str(error))
