"""Logical ids in an app: the same as in plain templates where that is possible, and never the same twice."""

from __future__ import annotations

from hashlib import sha256

import aws_cdk as cdk
from constructs import Construct

from gatewright.lower.ids import pascal, prefix_of

_LONGEST = 64


def path_in_stack(construct: Construct) -> str:
    """The ids of a construct and those around it, up to its stack."""
    stack = cdk.Stack.of(construct)
    return construct.node.path.removeprefix(stack.node.path).lstrip("/")


def prefix_at(path: str, gateway: str) -> str:
    """What the logical ids of a gateway start with.

    A gateway right in its stack, under the id that its name makes (`Orders` for `orders`), has the ids that it has in
    a plain template. Any other path in the stack gives ids of its own, so that one stack may hold a spec many times.
    What else is in the stack never matters.
    """
    plain = prefix_of(gateway)
    if path == plain:
        return plain
    words = pascal(path)[:_LONGEST]
    start = words if words[:1].isalpha() else f"Gateway{words}"
    return start + sha256(f"/{path}".encode()).hexdigest()[:8]
