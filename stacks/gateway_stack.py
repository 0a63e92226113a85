"""The stack of a gateway, or of several that share one."""

from __future__ import annotations

import re
from collections.abc import Mapping

import aws_cdk as cdk
from constructs import Construct

from gatewright.cdk import Gateway
from gatewright.lower.ids import prefix_of
from gatewright.stacks import Stack


class GatewayStack(cdk.Stack):
    """Gateways in an environment: `orders-prod`. It holds what the plain template of the same stack holds."""

    def __init__(self, scope: Construct, stack: Stack, bind: Mapping[str, object] | None = None) -> None:
        first = stack.parts[0].gateway
        super().__init__(
            scope,
            stack_id(stack),
            env=cdk.Environment(account=first.place.account, region=first.place.region),
            description=next((part.gateway.description for part in stack.parts if part.gateway.description), None),
        )
        self.template_options.template_format_version = "2010-09-09"
        compilations = [part.compilation for part in stack.parts]
        self.gateways = tuple(
            Gateway(self, prefix_of(part.gateway.name), spec=part.compilation, bind=bind, workspace=compilations)
            for part in stack.parts
        )


def stack_id(stack: Stack) -> str:
    """The stack's name in CDK and in CloudFormation."""
    words = (stack.name, stack.environment) if stack.environment else (stack.name,)
    return re.sub("[^A-Za-z0-9]+", "-", "-".join(words))
