"""Sources of values, as HTTP APIs write them."""

import re
from collections.abc import Mapping

from gatewright.document.plain_data import present
from gatewright.gateway import Joined, RequestMap, ResponseMap
from gatewright.lower.ids import Ids
from gatewright.lower.reference import any_text
from gatewright.spec.mapping import ValueSource
from gatewright.spec.values.identity import Identity
from gatewright.template import Value

LOCATIONS = {"path": "path", "query": "querystring", "header": "header", "body": "body"}
REMOVED = "''"
"""API Gateway requires a value for what it removes, and ignores it."""

_VARIABLE = re.compile(r"(?<!\$)\{([A-Za-z0-9._-]+)\+?\}")


def expression(source: ValueSource, message: str = "request") -> str:
    """The source of a value: a part of the request or of the backend's response."""
    return source.name if source.location == "text" else f"${_variable(source, message)}"


def identity(part: Identity) -> str:
    """A part of the request that identifies a client."""
    return expression(ValueSource(part.location, part.name))


def service_parameters(parameters: Mapping[str, ValueSource | Joined], ids: Ids) -> dict[str, Value]:
    """The parameters of an action of a service."""
    return {
        name: expression(value) if isinstance(value, ValueSource) else any_text(value, ids)
        for name, value in sorted(parameters.items())
    }


def request_parameters(request: RequestMap | None) -> dict[str, Value]:
    """The changes to the request's headers and query string before API Gateway calls the backend."""
    if request is None:
        return {}
    kept = {place: source for place, source in request.parameters.items() if place[0] != "path"}
    return {
        **{f"overwrite:{LOCATIONS[at]}.{name}": expression(source) for (at, name), source in kept.items()},
        **{f"append:{_place(part)}": expression(source) for part, source in request.append.items()},
        **{f"remove:{_place(part)}": REMOVED for part in sorted(request.remove)},
    }


def backend_path(path: str, request: RequestMap | None) -> str:
    """The path that the backend receives: the path of its URL, with the request's values for its variables."""
    mapped: Mapping[tuple[str, str], ValueSource] = request.parameters if request else {}

    def fill(match: re.Match[str]) -> str:
        source = mapped.get(("path", match[1]), ValueSource("path", match[1]))
        return source.name if source.location == "text" else f"${{{_variable(source)}}}"

    return _VARIABLE.sub(fill, path)


def response_parameters(responses: tuple[ResponseMap, ...]) -> dict[str, dict[str, Value]]:
    """The changes to responses before the client receives them, by the backend's status."""
    changes = ((status, _changes(response, status)) for response in responses for status in response.statuses)
    return {status: changed for status, changed in changes if changed}


def _variable(source: ValueSource, message: str = "request") -> str:
    match source.location:
        case "context":
            return f"context.{source.name}"
        case "stage":
            return f"stageVariables.{source.name}"
        case location:
            return f"{message}.{LOCATIONS[location]}" + (f".{source.name}" if source.name else "")


def _changes(response: ResponseMap, status: str) -> dict[str, Value]:
    return present(
        {
            "overwrite:statuscode": response.status if response.status != status else None,
            **{f"overwrite:header.{name}": expression(source, "response") for name, source in response.headers.items()},
            **{f"append:header.{name}": expression(source, "response") for name, source in response.append.items()},
            **{f"remove:header.{name}": REMOVED for name in sorted(response.remove)},
        }
    )


def _place(part: Identity) -> str:
    return f"{LOCATIONS[part.location]}.{part.name}"
