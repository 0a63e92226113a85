"""Resources that must be in `us-east-1`: certificates of domains that CloudFront serves, and CloudFront's firewalls.

A gateway in `us-east-1` has them in its own template. Any other gateway has a second template, for a stack that is
deployed to `us-east-1` first. That stack's outputs are parameters of the same names of the gateway's own stack.
"""

from collections.abc import Iterator, Mapping

from gatewright.gateway import Firewall, Gateway, Unit
from gatewright.gateway.edge import EDGE_REGION, edge_domains, edge_firewalls, has_edge_stack
from gatewright.lower.domain.certificate import certificate_id, made_certificate
from gatewright.lower.edge_arns import arn_name
from gatewright.lower.firewall import firewall_arn, firewall_id, firewall_resources
from gatewright.lower.ids import Ids
from gatewright.lower.key import encrypted
from gatewright.lower.reference import lookups
from gatewright.template import Output, Parameter, Ref, Resource, Template, Value, text

_STACK_NAME = Ref("AWS::StackName")


def edge_template(unit: Unit, ids: Ids) -> Template | None:
    """The template of the second stack in `us-east-1`, if there is anything in it."""
    resources = tuple(_resources(unit, ids))
    if not resources:
        return None
    outputs = tuple(_outputs(unit, ids))
    return Template(
        description=f"What {unit.name} needs in {EDGE_REGION}",
        parameters=lookups(resources, outputs),
        resources=resources,
        outputs=outputs,
    )


def edge_resources(unit: Unit, ids: Ids) -> tuple[Resource, ...]:
    """The same resources for a unit that is in `us-east-1` itself."""
    return () if has_edge_stack(unit) else tuple(_resources(unit, ids))


def edge_parameters(unit: Unit, ids: Ids) -> tuple[Parameter, ...]:
    """The parameters that the unit's own stack takes from the stack in `us-east-1`."""
    outputs = _outputs(unit, ids) if has_edge_stack(unit) else ()
    return tuple(
        Parameter(
            id=output.id,
            type="String",
            description=f"{output.description}: the output of this name of the stack in {EDGE_REGION}",
            origin=output.origin,
        )
        for output in outputs
    )


def _resources(unit: Unit, ids: Ids) -> Iterator[Resource]:
    for domain in edge_domains(unit):
        yield from made_certificate(unit, domain, ids)
    for firewall in edge_firewalls(unit):
        yield from firewall_resources(firewall, text(_STACK_NAME, "-", unit.name), _log_key(unit, ids), ids)


def _log_key(unit: Unit, ids: Ids) -> Mapping[str, Value]:
    """The key for the firewalls' logs. A key is regional, so the second stack cannot use the gateway's."""
    return encrypted(unit, ids) if isinstance(unit, Gateway) and not has_edge_stack(unit) else {}


def _outputs(unit: Unit, ids: Ids) -> Iterator[Output]:
    for domain in edge_domains(unit):
        id = certificate_id(domain, ids)
        yield Output(
            id=arn_name(id),
            value=Ref(id),
            description=f"ARN of the certificate for {domain.name}",
            origin=domain.path,
        )
    for firewall in edge_firewalls(unit):
        yield Output(
            id=arn_name(firewall_id(firewall, ids)),
            value=firewall_arn(firewall, ids),
            description=f"ARN of the firewall {_name(firewall)} of {unit.name}",
            origin=firewall.path,
        )


def _name(firewall: Firewall) -> str:
    return f"of the stage {firewall.name}" if firewall.in_place else firewall.name
