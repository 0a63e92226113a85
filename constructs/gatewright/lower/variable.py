"""Stage variables with the values that API Gateway needs."""

from collections.abc import Iterator, Mapping

from gatewright.gateway import Choice, Gateway, HttpTarget, LambdaTarget
from gatewright.lower.ids import Ids
from gatewright.lower.reference import function_name, link_id
from gatewright.template import Value


def stage_variables(gateway: Gateway, written: Mapping[str, str], ids: Ids) -> dict[str, Value]:
    """The variables of a stage. One that chooses a resource has its name or id in AWS as value."""
    chosen = dict(_chosen(gateway, ids))
    return {name: chosen.get((name, value), value) for name, value in written.items()}


def _chosen(gateway: Gateway, ids: Ids) -> Iterator[tuple[tuple[str, str], Value]]:
    """The values of variables that choose a resource, by the variable's name and its value in the spec."""
    for backend in gateway.all_backends:
        match backend.target:
            case LambdaTarget(function=Choice(variable=variable, among=functions)):
                yield from (((variable, name), function_name(function, ids)) for name, function in functions.items())
            case HttpTarget(vpc_link=Choice(variable=variable, among=links)):
                yield from (((variable, name), link_id(link, ids)) for name, link in links.items())
            case _:
                pass
