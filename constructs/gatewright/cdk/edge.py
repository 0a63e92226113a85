"""The stack in `us-east-1` beside an app's own, for what CloudFront looks for there only."""

from __future__ import annotations

from collections.abc import Mapping

import aws_cdk as cdk
from constructs import Construct

from gatewright.cdk.embedded import Embedded
from gatewright.cdk.errors import SpecError
from gatewright.cdk.ids import path_in_stack
from gatewright.cdk.including import include
from gatewright.diagnostics.codes.embedding import NO_REGION
from gatewright.gateway.edge import EDGE_REGION


def include_edge(scope: Construct, embedded: Embedded) -> Mapping[str, object]:
    """Create what has to be in `us-east-1`, in a stack there. Gives its outputs by name: tokens."""
    if embedded.edge is None:
        return {}
    stack = edge_stack_of(_whole(cdk.Stack.of(scope)), embedded)
    place = Construct(stack, path_in_stack(scope).replace("/", "-"))
    made = include(place, embedded, embedded.edge)
    return {output.id: made.get_output(output.id).value for output in embedded.edge.outputs}


def edge_stack_of(stack: cdk.Stack, embedded: Embedded) -> cdk.Stack:
    """The stack in `us-east-1` beside another one, which all that is in that shares: `orders-prod-edge`."""
    if cdk.Token.is_unresolved(stack.region):
        _refuse(embedded)
    beside = stack.node.scope
    assert isinstance(beside, Construct), "only the app has no scope"
    id = f"{stack.node.id}-edge"
    found = beside.node.try_find_child(id)
    if isinstance(found, cdk.Stack):
        return found
    account = None if cdk.Token.is_unresolved(stack.account) else stack.account
    return cdk.Stack(
        beside,
        id,
        stack_name=f"{stack.stack_name}-edge",
        env=cdk.Environment(account=account, region=EDGE_REGION),
        description=f"What {stack.stack_name} needs in {EDGE_REGION}",
        cross_region_references=True,
    )


def _whole(stack: cdk.Stack) -> cdk.Stack:
    """The stack that is deployed, which one inside it is only a part of."""
    while stack.nested_stack_parent is not None:
        stack = stack.nested_stack_parent
    return stack


def _refuse(embedded: Embedded) -> None:
    assert embedded.edge is not None
    place = embedded.document.key_place(embedded.edge.resources[0].origin)
    message = f"this needs a stack in {EDGE_REGION} too, and the app does not set the Region of this stack"
    help = (
        'set it where the stack is created: `env=cdk.Environment(account="…", region="…")`; '
        "or, if the app reads it from the spec, as the `region` of an environment"
    )
    raise SpecError((NO_REGION.at(place, message, help=help),), embedded.file.source.name)
