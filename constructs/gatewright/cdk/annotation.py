"""What is to say about a gateway that is not wrong: CDK shows it when it synthesizes."""

from __future__ import annotations

import aws_cdk as cdk
from constructs import Construct

from gatewright.cdk.embedded import Embedded
from gatewright.diagnostics import Severity
from gatewright.diagnostics.reports.text import block


def annotate(scope: Construct, embedded: Embedded) -> None:
    """Leave warnings and remarks with the construct."""
    if not embedded.diagnostics and not embedded.unused:
        return
    annotations = cdk.Annotations.of(scope)
    for said in embedded.diagnostics:
        add = annotations.add_warning_v2 if said.severity is Severity.WARNING else annotations.add_info_v2
        add(f"gatewright:{said.code.id}", block(said))
    for name in sorted(embedded.unused):
        annotations.add_warning_v2("gatewright:unused-bind", f"nothing in the spec uses the bound name {name!r}")
