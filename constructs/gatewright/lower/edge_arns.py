"""ARNs of resources in `us-east-1`, as a unit's own template refers to them."""

from gatewright.gateway import Unit
from gatewright.gateway.edge import has_edge_stack
from gatewright.template import Ref, Value


def edge_arn(unit: Unit, id: str, here: Value) -> Value:
    """The ARN of a resource: `here` if this template contains it, else the parameter with the other stack's output."""
    return Ref(arn_name(id)) if has_edge_stack(unit) else here


def arn_name(id: str) -> str:
    """The name of the output of the stack in `us-east-1`, and of the parameter that takes it."""
    return f"{id}Arn"
