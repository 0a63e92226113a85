"""EventBridge. It answers 200 also for an event that it did not take, and says so in the body."""

from msgspec.structs import asdict

from gatewright.diagnostics.codes.services import NOT_AN_OBJECT
from gatewright.document import Path
from gatewright.gateway import Grant, Joined, Outside, StackFact
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.answers import Answered, errors, good, override
from gatewright.resolve.services.call import ServiceCall, headers, request_templates, sources_in
from gatewright.resolve.services.things import region_of, thing
from gatewright.resolve.services.vtl import RequestTemplate, choice, joined, literal
from gatewright.spec.mapping import ValueSource
from gatewright.spec.reference import Named
from gatewright.spec.services.eventbridge import EventbridgeBackend, FromRequest

DEFAULT = "default"


def eventbridge(scope: Scope, spec: EventbridgeBackend, path: Path) -> ServiceCall | None:
    """Events onto a bus."""
    bus = bus_of(scope, spec, path)
    if bus is None or not _is_object(scope, spec, path):
        return None
    return ServiceCall(
        service="events",
        region=None if isinstance(bus, Joined) else region_of(bus),
        action="PutEvents",
        parameters=headers(Content_Type="application/x-amz-json-1.1", X_Amz_Target="AWSEvents.PutEvents"),
        templates=request_templates(spec, _events(spec, bus)),
        answers=(_taken(), *errors()),
        grants=(Grant(actions=("events:PutEvents",), resources=(bus,)),),
        sources=sources_in(asdict(spec), path),
    )


def bus_of(scope: Scope, spec: EventbridgeBackend, path: Path) -> Outside | Joined | None:
    """The bus that events go onto; the account's own when nothing is said."""
    if spec.bus is not None and spec.bus != Named(DEFAULT):
        return thing(scope, spec.bus, (*path, "bus"), "event bus")
    where = (":events:", StackFact("region"), ":", StackFact("account"))
    return joined("arn:", StackFact("partition"), *where, f":event-bus/{DEFAULT}")


def _is_object(scope: Scope, spec: EventbridgeBackend, path: Path) -> bool:
    if not isinstance(spec.detail, ValueSource) or spec.detail.location == "body":
        return True
    help = f"write `{{name: {spec.detail}}}` for an object with it, or `body`"
    scope.report(NOT_AN_OBJECT, (*path, "detail"), "an event is a JSON object, and this is a text", help)
    return False


def _events(spec: EventbridgeBackend, bus: Outside | Joined) -> Joined:
    template = RequestTemplate()
    detail = template.quoted(template.payload(spec.detail, as_json=True))
    kind = spec.detail_type
    detail_type = template.string(kind.from_) if isinstance(kind, FromRequest) else literal(kind)
    entry = f'"Source": {literal(spec.source)}, "DetailType": {detail_type}, "Detail": {detail}'
    return template.finish(f'{{"Entries": [{{{entry}, "EventBusName": "', bus, '"}]}')


def _taken() -> Answered:
    accepted = """{"event_id": "$input.path('$.Entries[0].EventId')"}"""
    read = """#set($error = "$!input.path('$.Entries[0].ErrorCode')")"""
    taken = ("$input.path('$.FailedEntryCount') == 0", accepted)
    malformed = ('$error == "MalformedDetail"', override(400, "Bad request"))
    return good(202, read + choice(taken, malformed, otherwise=override(502, "Bad gateway")))
