"""Sources of values, as REST APIs write them."""

from collections.abc import Mapping

from gatewright.spec.mapping import ValueSource

REQUEST_LOCATIONS = {"path": "path", "query": "querystring", "header": "header"}
"""API Gateway's names of the parts of a request."""


def request_parameters(parameters: Mapping[tuple[str, str], ValueSource]) -> dict[str, str]:
    """The sources of the parts of the backend's request."""
    return {
        f"integration.request.{REQUEST_LOCATIONS[location]}.{name}": _of_request(source)
        for (location, name), source in parameters.items()
    }


def response_parameters(headers: Mapping[str, ValueSource]) -> dict[str, str]:
    """The sources of a response's headers."""
    return {f"method.response.header.{name}": _of_response(source) for name, source in headers.items()}


def _of_request(source: ValueSource) -> str:
    if source.location in REQUEST_LOCATIONS:
        return f"method.request.{REQUEST_LOCATIONS[source.location]}.{source.name}"
    return _elsewhere(source, "method.request")


def _of_response(source: ValueSource) -> str:
    if source.location == "header":
        return f"integration.response.header.{source.name}"
    return _elsewhere(source, "integration.response")


def _elsewhere(source: ValueSource, message: str) -> str:
    match source.location:
        case "text":
            return f"'{source.name}'"
        case "body":
            return f"{message}.body.{source.name}" if source.name else f"{message}.body"
        case "stage":
            return f"stageVariables.{source.name}"
        case _:
            return f"context.{source.name}"
