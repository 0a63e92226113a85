"""Sources in the service's spelling for HTTP APIs."""

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
"""The service wants a value for what is removed, and does not look at it."""

_VARIABLE = re.compile(r"(?<!\$)\{([A-Za-z0-9._-]+)\+?\}")


def expression(source: ValueSource, message: str = "request") -> str:
    """Where a value comes from: a part of the request, or of the backend's answer."""
    return source.name if source.location == "text" else f"${_variable(source, message)}"


def identity(part: Identity) -> str:
    """A part of the request by which a caller is known."""
    return expression(ValueSource(part.location, part.name))


def service_parameters(parameters: Mapping[str, ValueSource | Joined], ids: Ids) -> dict[str, Value]:
    """What an action of a service takes."""
    return {
        name: expression(value) if isinstance(value, ValueSource) else any_text(value, ids)
        for name, value in sorted(parameters.items())
    }


def request_parameters(request: RequestMap | None) -> dict[str, Value]:
    """What is changed of the request's headers and query string on their way to the backend."""
    if request is None:
        return {}
    kept = {place: source for place, source in request.parameters.items() if place[0] != "path"}
    return {
        **{f"overwrite:{LOCATIONS[at]}.{name}": expression(source) for (at, name), source in kept.items()},
        **{f"append:{_place(part)}": expression(source) for part, source in request.append.items()},
        **{f"remove:{_place(part)}": REMOVED for part in sorted(request.remove)},
    }


def backend_path(path: str, request: RequestMap | None) -> str:
    """The path that a server gets: the one of its address, with what the request has in place of its variables."""
    said: Mapping[tuple[str, str], ValueSource] = request.parameters if request else {}

    def fill(match: re.Match[str]) -> str:
        source = said.get(("path", match[1]), ValueSource("path", match[1]))
        return source.name if source.location == "text" else f"${{{_variable(source)}}}"

    return _VARIABLE.sub(fill, path)


def response_parameters(responses: tuple[ResponseMap, ...]) -> dict[str, dict[str, Value]]:
    """What is changed of answers on their way to the caller, by the status that the backend gave them."""
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
