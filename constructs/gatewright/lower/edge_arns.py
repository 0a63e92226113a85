"""ARNs of what has to be in `us-east-1`, as a unit's own template knows them."""

from gatewright.gateway import Unit
from gatewright.gateway.edge import has_edge_stack
from gatewright.template import Ref, Value


def edge_arn(unit: Unit, id: str, here: Value) -> Value:
    """The ARN of something there: `here` where it is in this template, else what the stack there tells of it."""
    return Ref(arn_name(id)) if has_edge_stack(unit) else here


def arn_name(id: str) -> str:
    """Under what name the stack in `us-east-1` tells the ARN of something, and this one takes it."""
    return f"{id}Arn"
