"""Where an app deploys a construct."""

from __future__ import annotations

import aws_cdk as cdk
from constructs import Construct

from gatewright.ledger.ledger import AwsApi


def place_of(scope: Construct) -> AwsApi:
    """The account, the Region and the stack, as far as the app says them: what is a token, only a deployment knows."""
    stack = cdk.Stack.of(scope)
    return AwsApi(account=_known(stack.account), region=_known(stack.region), stack=_known(stack.stack_name))


def _known(text: str) -> str | None:
    return None if cdk.Token.is_unresolved(text) else text
