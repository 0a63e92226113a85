"""What a service is asked to do, and what all such calls have in common."""

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
from gatewright.resolve.services.answers import Answered, reply
from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import traits
from gatewright.spec.services.common import MessageBackend, ServiceBackend

JSON = "application/json"
NO_PATH = Joined(())


class ServiceCall(Struct, frozen=True, kw_only=True):
    """What is particular to one call of a service."""

    service: str
    action: str | None = None
    url: Joined = NO_PATH
    method: str = "POST"
    region: str | None = None
    parameters: Mapping[tuple[str, str], ValueSource] = field(default_factory=dict[tuple[str, str], ValueSource])
    templates: Mapping[str, Joined] = field(default_factory=dict[str, Joined])
    passthrough: str | None = "NEVER"
    content: str | None = None
    answers: tuple[Answered, ...]
    grants: tuple[Grant, ...]
    request: RequestMap | None = None
    sources: Mapping[Path, ValueSource]


def target_of(scope: Scope, spec: ServiceBackend, call: ServiceCall, path: Path) -> ServiceTarget:
    """A call as something that answers requests."""
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
        # A template works where all content types count as binary only if it is told that it gets text.
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
    """The same template for all content types that requests may have."""
    return dict.fromkeys(sorted(set(spec.content_types or (JSON,))), template)


def headers(**fixed: str) -> dict[tuple[str, str], ValueSource]:
    """Headers with fixed texts, by their names with `_` for `-`."""
    return {("header", name.replace("_", "-")): ValueSource("text", text) for name, text in fixed.items()}


def sources_in(values: Mapping[str, object], path: Path) -> dict[Path, ValueSource]:
    """The sources among the settings of a backend, by where they are written."""
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
    """The answers that are made for the service, with what the spec says over them."""
    is_reply = scope.spec.kind == "websocket"
    answers = {answer.status: _made(reply(answer) if is_reply else answer, path) for answer in call.answers}
    for written in resolve_responses(scope, spec.responses, (*path, "responses")):
        good = next((status for status, answer in answers.items() if not answer.when), "")
        replaced = written.status if written.status in answers or written.when else good
        if replaced == good != written.status and written.status >= "400":
            message = f"{written.status} would be the answer to what the service does as it is asked"
            help = "write `when:` with the service's statuses that it is for"
            scope.report(ERROR_FOR_GOOD, written.path, message, help, at_key=True)
        answers[written.status] = _over(answers.pop(replaced, None), written)
    return tuple(answer for _, answer in sorted(answers.items()))


def _made(answer: Answered, path: Path) -> ResponseMap:
    templates = {} if answer.template is None else {JSON: MappedTemplate(text=answer.template, path=path)}
    return ResponseMap(
        status=answer.status,
        path=path,
        when=answer.when,
        headers=answer.headers,
        templates=templates,
        content=answer.content,
    )


def _over(made: ResponseMap | None, written: ResponseMap) -> ResponseMap:
    if made is None:
        return written
    return replace(
        written,
        when=written.when or made.when,
        headers={**made.headers, **written.headers},
        templates=written.templates or made.templates,
        content=written.content or made.content,
    )
