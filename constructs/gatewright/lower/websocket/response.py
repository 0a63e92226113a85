r"""The use of a backend's responses: none, a reply, or a connection.

A non-proxy integration needs integration responses, or API Gateway treats each response of the backend as an error.

* Without a reply, one integration response accepts all.
* A reply is made by the integration response whose pattern matches.
* Only a success connects a client: a response that no pattern matches is an error, and rejects the client. The
  response of a Lambda function has no status to match.
"""

from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.gateway import Backend, LambdaTarget
from gatewright.lower.ids import Ids
from gatewright.lower.rest.integration import Integration, IntegrationResponse
from gatewright.spec.values.message import CONNECT
from gatewright.template import Ref, Resource, Value

DEFAULT = "$default"
"""The key of the default: for every message, or for responses that match no other key."""
ALWAYS = "\\$default"
"""The expression that always selects that key: a literal, not a variable."""
_SUCCESS = r"2\d{2}"


def response_resources(
    id: str, backend: Backend, how: Integration, ids: Ids, *, connects: bool, replies: bool
) -> Iterator[Resource]:
    """The integration responses of a non-proxy integration."""
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
