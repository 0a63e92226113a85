"""Sources in the service's spelling for HTTP APIs."""

from collections.abc import Mapping

from gatewright.gateway import Joined, RequestMap, ResponseMap
from gatewright.lower.ids import Ids
from gatewright.lower.references import any_text
from gatewright.spec.mapping import Source
from gatewright.spec.values.identity import Identity
from gatewright.template import Value

_LOCATIONS = {"path": "path", "query": "querystring", "header": "header", "body": "body"}


def expression(source: Source, message: str = "request") -> str:
    """Where a value comes from: a part of the request, or of the backend's answer."""
    match source.location:
        case "text":
            return source.name
        case "context":
            return f"$context.{source.name}"
        case "stage":
            return f"$stageVariables.{source.name}"
        case location:
            return f"${message}.{_LOCATIONS[location]}" + (f".{source.name}" if source.name else "")


def identity(part: Identity) -> str:
    """A part of the request by which a caller is known."""
    return expression(Source(part.location, part.name))


def service_parameters(parameters: Mapping[str, Source | Joined], ids: Ids) -> dict[str, Value]:
    """What an action of a service takes."""
    return {
        name: expression(value) if isinstance(value, Source) else any_text(value, ids)
        for name, value in sorted(parameters.items())
    }


def request_parameters(request: RequestMap | None) -> dict[str, Value]:
    """What is changed of the request on its way to the backend."""
    if request is None:
        return {}
    return {
        **{f"overwrite:{_LOCATIONS[at]}.{name}": expression(it) for (at, name), it in request.parameters.items()},
        **{f"append:{_place(part)}": expression(source) for part, source in request.append.items()},
        # The service wants a value for what is removed, and does not look at it.
        **{f"remove:{_place(part)}": "''" for part in request.remove},
    }


def response_parameters(answers: tuple[ResponseMap, ...]) -> dict[str, dict[str, Value]]:
    """What is changed of answers on their way to the caller, by the status that the backend gave them."""
    return {status: _changes(answer, status) for answer in answers for status in backend_statuses(answer)}


def backend_statuses(answer: ResponseMap) -> tuple[str, ...]:
    """The statuses of the backend that an answer is for: `when` with its alternatives, or its own."""
    return tuple(answer.when.split("|")) if answer.when else (answer.status,)


def _changes(answer: ResponseMap, status: str) -> dict[str, Value]:
    return {
        **({"overwrite:statuscode": answer.status} if answer.status != status else {}),
        **{f"overwrite:header.{name}": expression(source, "response") for name, source in answer.headers.items()},
        **{f"append:header.{name}": expression(source, "response") for name, source in answer.append.items()},
        **{f"remove:header.{name}": "''" for name in answer.remove},
    }


def _place(part: Identity) -> str:
    return f"{_LOCATIONS[part.location]}.{part.name}"
