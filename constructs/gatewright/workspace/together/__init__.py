"""What is wrong with specs together, each of which is well by itself.

What is deployed to one place shares an account's quotas and its domains, whatever stacks it is in.
"""

from collections.abc import Iterable, Sequence

from gatewright.compile import Compilation
from gatewright.diagnostics import Diagnostic
from gatewright.workspace.stacks import Stack, check_stack
from gatewright.workspace.together import accounts, domains, mixing, reach
from gatewright.workspace.together.by_place import by_place

__all__ = ["check_together"]


def check_together(compilations: Iterable[Compilation], stacks: Iterable[Stack]) -> Sequence[Diagnostic]:
    """What is wrong with the specs of a workspace in each of the places that they are deployed to."""
    said = [diagnostic for stack in stacks for diagnostic in check_stack(stack)]
    places = by_place(compilations)
    for neighbours in places:
        said += accounts.check(neighbours)
        said += domains.check(neighbours)
        said += mixing.check(neighbours)
    said += reach.check([neighbour for neighbours in places for neighbour in neighbours])
    return said
