"""The things that services act on. AWS knows each of them by its ARN."""

from gatewright.diagnostics.codes.services import OTHER_THING
from gatewright.document import Path
from gatewright.gateway import Arn, ArnPart, Outside
from gatewright.resolve.scope import Scope
from gatewright.resolve.thing import fault_in
from gatewright.spec.reference import Reference
from gatewright.spec.things import THINGS, ThingName


def thing(scope: Scope, reference: Reference, path: Path, name: ThingName) -> Outside | None:
    """The thing that a reference means, if it can be such a thing."""
    found = scope.outside(reference, path, name)
    types = {name: str(body.get("Type")) for name, body in (scope.spec.resources or {}).items()}
    fault = fault_in(found, THINGS[name], types) if found else None
    if fault:
        scope.report(OTHER_THING, path, fault.message, fault.help)
        return None
    return found


def region_of(found: Outside) -> str | None:
    """The Region in a literal ARN. Other things are in the Region of the stack."""
    return found.arn.split(":")[3] or None if isinstance(found, Arn) else None


def name_of(found: Outside) -> ArnPart:
    """The name of a thing whose ARN has it after a slash."""
    return ArnPart(found, "/", 1)
