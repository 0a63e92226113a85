"""The call of a service from a REST or WebSocket API, and what all such calls have in common."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import asdict, replace

from gatewright.diagnostics.codes.services import ERROR_FOR_GOOD
from gatewright.document import Path
from gatewright.document.plain_data import is_mapping
from gatewright.gateway import Grant, Joined, MappedTemplate, RequestMap, ResponseMap, ServiceTarget
from gatewright.resolve.function import resolve_grants
from gatewright.resolve.mapping import resolve_responses
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.response import ServiceResponse, reply
from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import traits
from gatewright.spec.services.common import MessageBackend, ServiceBackend

JSON = "application/json"
NO_PATH = Joined(())


class ServiceCall(Struct, frozen=True, kw_only=True):
    """What differs from call to call."""

    service: str
    action: str | None = None
    url: Joined = NO_PATH
    method: str = "POST"
    region: str | None = None
    parameters: Mapping[tuple[str, str], ValueSource] = field(default_factory=dict[tuple[str, str], ValueSource])
    templates: Mapping[str, Joined] = field(default_factory=dict[str, Joined])
    passthrough: str | None = "NEVER"
    content: str | None = None
    responses: tuple[ServiceResponse, ...]
    grants: tuple[Grant, ...]
    request: RequestMap | None = None
    sources: Mapping[Path, ValueSource]


def target_of(scope: Scope, spec: ServiceBackend, call: ServiceCall, path: Path) -> ServiceTarget:
    """A call as the target of a backend."""
    allowed = resolve_grants(scope, spec.allow or (), (*path, "allow"))
    return ServiceTarget(
        service=call.service,
        region=call.region,
        action=call.action,
        url=call.url,
        method=call.method,
        parameters=call.parameters,
        templates=call.templates,
        passthrough=call.passthrough,
        # Where all content types count as binary, a template works only with an explicit conversion to text.
        content="text" if call.templates and scope.spec.binary_types else call.content,
        responses=_responses(scope, spec, call, path),
        grants=(*call.grants, *allowed),
        role=scope.outside(spec.role, (*path, "role"), "role") if spec.role else None,
        as_caller=bool(spec.as_caller),
        timeout=spec.timeout.milliseconds if spec.timeout else None,
        request=call.request,
        sources=call.sources,
        written=spec,
    )


def request_templates(spec: MessageBackend, template: Joined) -> dict[str, Joined]:
    """The same template for all content types that requests can have."""
    return dict.fromkeys(sorted(set(spec.content_types or (JSON,))), template)


def headers(**fixed: str) -> dict[tuple[str, str], ValueSource]:
    """Headers with fixed values, by their names with `_` for `-`."""
    return {("header", name.replace("_", "-")): ValueSource("text", text) for name, text in fixed.items()}


def sources_in(values: Mapping[str, object], path: Path) -> dict[Path, ValueSource]:
    """The sources among the settings of a backend, by their places in the spec."""
    found: dict[Path, ValueSource] = {}
    for key, value in values.items():
        if isinstance(value, ValueSource):
            found[*path, key] = value
        elif is_mapping(value):
            found |= sources_in(value, (*path, key))
        elif isinstance(value, Struct) and hasattr(value, "TRAITS") and traits(type(value)).marker:
            found |= sources_in({traits(type(value)).marker: next(iter(asdict(value).values()))}, (*path, key))
    return found


def _responses(scope: Scope, spec: ServiceBackend, call: ServiceCall, path: Path) -> tuple[ResponseMap, ...]:
    """The responses for the service, with the changes that the spec makes to them."""
    is_reply = scope.spec.kind == "websocket"
    found = {made.status: _mapped(reply(made) if is_reply else made, path) for made in call.responses}
    for written in resolve_responses(scope, spec.responses, (*path, "responses")):
        good = next((status for status, response in found.items() if not response.when), "")
        replaced = written.status if written.status in found or written.when else good
        if replaced == good != written.status and written.status >= "400":
            message = f"the response {written.status} has no `when`, so it would replace the response for success"
            help = "add `when:` with the statuses of the service that become this response"
            scope.report(ERROR_FOR_GOOD, written.path, message, help, at_key=True)
        found[written.status] = _over(found.pop(replaced, None), written)
    return tuple(response for _, response in sorted(found.items()))


def _mapped(response: ServiceResponse, path: Path) -> ResponseMap:
    templates = {} if response.template is None else {JSON: MappedTemplate(text=response.template, path=path)}
    return ResponseMap(
        status=response.status,
        path=path,
        when=response.when,
        headers=response.headers,
        templates=templates,
        content=response.content,
    )


def _over(made: ResponseMap | None, written: ResponseMap) -> ResponseMap:
    """What the spec has for a response, and what it omits."""
    if made is None:
        return written
    return replace(
        written,
        when=written.when or made.when,
        headers={**made.headers, **written.headers},
        templates=written.templates or made.templates,
        content=written.content or made.content,
    )
