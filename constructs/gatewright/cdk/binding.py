"""What an app can bind to a name: CDK constructs, created or imported, L1 or L2, and plain ARNs and IDs.

Python cannot distinguish CDK's interfaces by `isinstance`. Each of them has an attribute of its own that holds a
reference to the resource: `function_ref` on an `IFunction`. The type of the reference says which service it is of.
"""

from __future__ import annotations

from collections.abc import Mapping

import aws_cdk as cdk
from msgspec import Struct

from gatewright.spec.things import THINGS, BoundAs, Interface, can_be


class Binding(Struct, frozen=True):
    """What is bound to a name: what is known of it, what AWS knows it by, and the value that the app gave."""

    known: BoundAs | None
    identity: str
    value: object


def bindings(bind: Mapping[str, object]) -> dict[str, Binding]:
    """What an app binds, by name."""
    return {name: _binding(name, value) for name, value in bind.items()}


def _binding(name: str, value: object) -> Binding:
    if isinstance(value, str):
        return Binding(_known(value), value, value)
    for thing in THINGS.values():
        for interface in thing.interfaces:
            identity = identity_of(interface, value)
            if identity is not None:
                return Binding(thing, identity, value)
    known = ", ".join(sorted(THINGS))
    raise TypeError(f"{name!r} is bound to {value!r}; bind an ARN, an ID, or a construct that is a {known}")


def _known(identity: str) -> str | None:
    """A text, unless tokens hide what it is the ARN or the ID of."""
    return None if cdk.Token.is_unresolved(identity) and not can_be(identity) else identity


def identity_of(interface: Interface, value: object) -> str | None:
    """The ARN or the ID of a construct that has this interface."""
    reference = getattr(value, interface.reference, None)
    if type(reference).__module__ != f"aws_cdk.interfaces.{interface.module}":
        return None
    identity: str = getattr(reference, interface.identity)
    if interface.reference == "log_group_ref":
        # API Gateway removes the `:*` at the end that other services require: every deployment would show a change.
        return cdk.Fn.select(0, cdk.Fn.split(":*", identity))
    return identity
