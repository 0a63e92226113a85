r"""What becomes of a backend's answers: nothing, a reply, or a connection.

An integration that is no proxy has to say something about its responses, or the service takes each for an error.

* Where nothing is sent back, every response is fine.
* A reply is made of whichever response's pattern matches.
* A client is let in by success alone: what no pattern matches is an error, and keeps it out. Only a function of which
  the event is mapped has no status to match.
"""

from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.gateway import Backend, LambdaTarget
from gatewright.lower.ids import Ids
from gatewright.lower.rest.integration import Integration, IntegrationResponse
from gatewright.spec.values.message import CONNECT
from gatewright.template import Ref, Resource, Value

DEFAULT = "$default"
"""The key of what is there for every message, or every answer that no other one is for."""
ALWAYS = "\\$default"
"""The expression that always chooses what stands under that key: a text, not a variable."""
_SUCCESS = r"2\d{2}"


def response_resources(
    id: str, backend: Backend, how: Integration, ids: Ids, *, connects: bool, replies: bool
) -> Iterator[Resource]:
    """The answers of an integration that is no proxy."""
    if connects:
        pattern = "" if isinstance(backend.target, LambdaTarget) else _SUCCESS
        yield _response(id, backend, IntegrationResponse(status="200", pattern=pattern), ids, suffix="Connect")
    elif replies:
        yield from (_response(id, backend, response, ids) for response in how.responses)
    else:
        yield _response(id, backend, IntegrationResponse(status="200"), ids)


def _response(id: str, backend: Backend, response: IntegrationResponse, ids: Ids, suffix: str = "") -> Resource:
    key = f"/{response.pattern}/" if response.pattern else DEFAULT
    return Resource(
        id=ids.of("Answer", *_names(backend), key, suffix=suffix),
        type="AWS::ApiGatewayV2::IntegrationResponse",
        properties=present(
            ApiId=Ref(ids.of("Api")),
            IntegrationId=Ref(id),
            IntegrationResponseKey=key,
            ContentHandlingStrategy=response.content_handling,
            **_templates(response),
        ),
        origin=backend.path,
        snapshot=f"answer {key} of {' '.join(_names(backend))}" + (f" for {CONNECT}" if suffix else ""),
    )


def _templates(response: IntegrationResponse) -> dict[str, Value]:
    if not response.templates:
        return {}
    template = next(iter(response.templates.values()))
    return {"TemplateSelectionExpression": ALWAYS, "ResponseTemplates": {DEFAULT: template}}


def _names(backend: Backend) -> tuple[str, ...]:
    return (backend.name,) if backend.name else tuple(map(str, backend.path))
