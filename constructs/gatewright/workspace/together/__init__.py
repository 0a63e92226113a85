"""What is wrong with specs together, each of which is well by itself.

What is deployed to one place shares an account's quotas and its domains, whatever stacks it is in.
"""

from collections.abc import Sequence

from gatewright.compile import Compilation
from gatewright.diagnostics import Diagnostic
from gatewright.workspace.stacks import Stack, check_stack
from gatewright.workspace.together import accounts
from gatewright.workspace.together.by_place import by_place
from gatewright.workspace.together.names import NamedSpec, check_names, check_stack_names

__all__ = ["NamedSpec", "check_together"]


def check_together(
    compilations: Sequence[Compilation], stacks: Sequence[Stack], beside: Sequence[NamedSpec] = ()
) -> Sequence[Diagnostic]:
    """What is wrong with the specs of a workspace in each of the places that they are deployed to.

    `beside` are other specs, which only must not have the same names.
    """
    named = [NamedSpec(made.file, made.neighbour) for made in compilations if made.neighbour is not None]
    said = [*check_names(named, beside), *check_stack_names(stacks)]
    said += [diagnostic for stack in stacks for diagnostic in check_stack(stack)]
    for neighbours in by_place(compilations):
        said += accounts.check(neighbours)
        if any(each.domains for each in neighbours):
            from gatewright.workspace.together import domains, mixing  # noqa: PLC0415 - most specs have no domains

            said += domains.check(neighbours)
            said += mixing.check(neighbours)
    return said
