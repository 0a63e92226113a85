"""The stack of a spec, or of several that share one."""

from __future__ import annotations

import re
from collections.abc import Mapping

import aws_cdk as cdk
from constructs import Construct

from gatewright.cdk import Account, Gateway, SharedDomains
from gatewright.lower.ids import prefix_of
from gatewright.workspace.stacks import Stack

_CONSTRUCTS = {kind: construct for construct in (Gateway, SharedDomains, Account) for kind in construct.KINDS}


class GatewayStack(cdk.Stack):
    """What specs mean in an environment: `orders-prod`. It holds what the plain template of the same stack holds."""

    def __init__(self, scope: Construct, stack: Stack, bind: Mapping[str, object] | None = None) -> None:
        first = stack.parts[0].unit
        super().__init__(
            scope,
            stack_id(stack),
            env=cdk.Environment(account=first.place.account, region=first.place.region),
            description=next((part.unit.description for part in stack.parts if part.unit.description), None),
        )
        self.template_options.template_format_version = "2010-09-09"
        compilations = [part.compilation for part in stack.parts]
        self.units = tuple(
            _CONSTRUCTS[part.unit.kind](
                self, prefix_of(part.unit.name), spec=part.compilation, bind=bind, workspace=compilations
            )
            for part in stack.parts
        )


def stack_id(stack: Stack) -> str:
    """The stack's name in CDK and in CloudFormation."""
    words = (stack.name, stack.environment) if stack.environment else (stack.name,)
    return re.sub("[^A-Za-z0-9]+", "-", "-".join(words))
