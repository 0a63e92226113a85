"""From a Unit to a Template of CloudFormation. One file for each noun."""

from gatewright.gateway import Account, Gateway, SharedDomains, Unit
from gatewright.gateway.edge import has_edge_parts, has_edge_stack
from gatewright.lower.ids import Ids
from gatewright.template import Template

__all__ = ["lower", "lower_edge"]


def lower(unit: Unit, ids: Ids) -> Template:
    """The template of a unit."""
    match unit:
        case Gateway():
            from gatewright.lower.gateway import lower_gateway  # noqa: PLC0415 - a unit has one kind

            return lower_gateway(unit, ids)
        case SharedDomains():
            from gatewright.lower.shared_domain import lower_shared_domains  # noqa: PLC0415

            return lower_shared_domains(unit, ids)
        case Account():
            from gatewright.lower.account import lower_account  # noqa: PLC0415

            return lower_account(unit, ids)
        case _:
            raise TypeError(f"there is no template of a {type(unit).__name__}")


def lower_edge(unit: Unit, ids: Ids) -> Template | None:
    """The template of the second stack in `us-east-1`, if the unit needs one."""
    if not (has_edge_parts(unit) and has_edge_stack(unit)):
        return None
    from gatewright.lower.edge import edge_template  # noqa: PLC0415 - few units have one

    return edge_template(unit, ids)
