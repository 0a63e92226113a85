"""EventBridge. It returns 200 also for an event that it did not accept; then the body has the error."""

from collections.abc import Mapping

from msgspec.structs import asdict

from gatewright.diagnostics.codes.services import NOT_AN_OBJECT
from gatewright.document import Path
from gatewright.gateway import Grant, Joined, Outside, StackFact
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.call import ServiceCall, headers, request_templates, sources_in
from gatewright.resolve.services.response import ServiceResponse, errors, good, override
from gatewright.resolve.services.service import Service
from gatewright.resolve.services.subtype import SubtypeCall, fixed, whole
from gatewright.resolve.services.thing import region_of, thing
from gatewright.resolve.services.vtl import RequestTemplate, choice, joined, literal
from gatewright.spec.mapping import ValueSource
from gatewright.spec.reference import Named
from gatewright.spec.services.eventbridge import EventbridgeBackend, FromRequest

DEFAULT = "default"


def call(scope: Scope, spec: EventbridgeBackend, path: Path) -> ServiceCall | None:
    """The call that puts an event onto a bus, with a template."""
    bus = _bus(scope, spec, path)
    if bus is None or not _is_object(scope, spec, path):
        return None
    return ServiceCall(
        service="events",
        region=_region(bus),
        action="PutEvents",
        parameters=headers(Content_Type="application/x-amz-json-1.1", X_Amz_Target="AWSEvents.PutEvents"),
        templates=request_templates(spec, _events(spec, bus)),
        responses=(_taken(), *errors()),
        grants=(Grant(actions=("events:PutEvents",), resources=(bus,)),),
        sources=sources_in(asdict(spec), path),
    )


def subtype(scope: Scope, spec: EventbridgeBackend, path: Path) -> SubtypeCall | None:
    """The call that puts an event onto a bus, with parameters."""
    bus = _bus(scope, spec, path)
    if bus is None:
        return None
    kind = spec.detail_type
    parameters: Mapping[str, ValueSource | Joined | None] = {
        "Detail": whole(spec.detail),
        "DetailType": kind.from_ if isinstance(kind, FromRequest) else fixed(kind),
        "Source": fixed(spec.source),
        "EventBusName": joined(bus),
    }
    grant = Grant(actions=("events:PutEvents",), resources=(bus,))
    return SubtypeCall("EventBridge-PutEvents", parameters, grant, _region(bus))


def _bus(scope: Scope, spec: EventbridgeBackend, path: Path) -> Outside | Joined | None:
    """The event bus. Defaults to the one of the account."""
    if spec.bus is not None and spec.bus != Named(DEFAULT):
        return thing(scope, spec.bus, (*path, "bus"), "event bus")
    where = (":events:", StackFact("region"), ":", StackFact("account"))
    return joined("arn:", StackFact("partition"), *where, f":event-bus/{DEFAULT}")


def _region(bus: Outside | Joined) -> str | None:
    return None if isinstance(bus, Joined) else region_of(bus)


def _is_object(scope: Scope, spec: EventbridgeBackend, path: Path) -> bool:
    if not isinstance(spec.detail, ValueSource) or spec.detail.location == "body":
        return True
    help = f"write `{{name: {spec.detail}}}`, or `body`"
    scope.report(NOT_AN_OBJECT, (*path, "detail"), "an event is a JSON object, and this is a string", help)
    return False


def _events(spec: EventbridgeBackend, bus: Outside | Joined) -> Joined:
    template = RequestTemplate()
    detail = template.quoted(template.payload(spec.detail, as_json=True))
    kind = spec.detail_type
    detail_type = template.string(kind.from_) if isinstance(kind, FromRequest) else literal(kind)
    entry = f'"Source": {literal(spec.source)}, "DetailType": {detail_type}, "Detail": {detail}'
    return template.finish(f'{{"Entries": [{{{entry}, "EventBusName": "', bus, '"}]}')


def _taken() -> ServiceResponse:
    accepted = """{"event_id": "$input.path('$.Entries[0].EventId')"}"""
    read = """#set($error = "$!input.path('$.Entries[0].ErrorCode')")"""
    taken = ("$input.path('$.FailedEntryCount') == 0", accepted)
    malformed = ('$error == "MalformedDetail"', override(400, "Bad request"))
    return good(202, read + choice(taken, malformed, otherwise=override(502, "Bad gateway")))


SERVICE = Service(call=call, subtype=subtype)
