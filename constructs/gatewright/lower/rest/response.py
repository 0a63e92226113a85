"""Mapping of a backend's responses."""

from gatewright.gateway import ResponseMap
from gatewright.lower.rest.integration import CONTENT_HANDLING, IntegrationResponse
from gatewright.lower.rest.source import response_parameters
from gatewright.template import Origin


def response_of(response: ResponseMap) -> IntegrationResponse:
    """A response of an integration."""
    return IntegrationResponse(
        status=response.status,
        pattern=response.when,
        parameters=response_parameters(response.headers),
        templates={type: Origin(template.path, template.text) for type, template in response.templates.items()},
        content_handling=CONTENT_HANDLING[response.content] if response.content else None,
    )
