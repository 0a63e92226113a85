"""Services as HTTP APIs call them: by an integration subtype and its parameters, without templates."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import asdict

from gatewright.document import Path
from gatewright.gateway import Grant, Joined, SubtypeTarget
from gatewright.resolve.function import resolve_grants
from gatewright.resolve.mapping import resolve_responses
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.call import sources_in
from gatewright.resolve.services.vtl import BODY, joined
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.common import Payload, ServiceBackend


class SubtypeCall(Struct, frozen=True):
    """What differs from call to call."""

    subtype: str
    parameters: Mapping[str, ValueSource | Joined | None]
    grant: Grant
    region: str | None = None


def subtype_target_of(scope: Scope, spec: ServiceBackend, call: SubtypeCall, path: Path) -> SubtypeTarget:
    """A call as the target of a backend."""
    region = {"Region": joined(call.region)} if call.region else {}
    given = {name: value for name, value in call.parameters.items() if value is not None}
    allowed = resolve_grants(scope, spec.allow or (), (*path, "allow"))
    return SubtypeTarget(
        subtype=call.subtype,
        parameters={**given, **region},
        grants=(call.grant, *allowed),
        role=scope.outside(spec.role, (*path, "role"), "role") if spec.role else None,
        timeout=spec.timeout.milliseconds if spec.timeout else None,
        request=None,
        responses=resolve_responses(scope, spec.responses, (*path, "responses")),
        sources=sources_in(asdict(spec), path),
        written=spec,
    )


def whole(payload: Payload | None) -> ValueSource:
    """A payload as one source. An object of several sources is an error that comes from comparing API types."""
    return payload if isinstance(payload, ValueSource) else BODY


def fixed(value: str | float | None) -> ValueSource | None:
    """A value of the spec as a parameter. Numbers are whole ones."""
    if value is None:
        return None
    return ValueSource("text", value if isinstance(value, str) else str(round(value)))
