"""The gateway's own VPC links."""

from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway, HttpTarget, VpcLink
from gatewright.lower.ids import Ids
from gatewright.lower.reference import any_text, arn, vpc_link_id
from gatewright.lower.tag import tag_list
from gatewright.spec.targets import name_in_aws
from gatewright.template import Prose, Resource, Value, prose


def vpc_links(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The links.

    A link is replaced if its load balancer or its subnets change. A deployment contains the ids of links that backends
    use, so another deployment is needed then. Ids in stage variables are not part of a deployment.
    """
    targets = (backend.target for backend in gateway.all_backends)
    frozen = [target.vpc_link for target in targets if isinstance(target, HttpTarget)]
    for link in gateway.vpc_links:
        yield Resource(
            id=vpc_link_id(link, ids),
            type="AWS::ApiGateway::VpcLink" if link.load_balancer else "AWS::ApiGatewayV2::VpcLink",
            properties={"Name": Prose(_name(link, gateway)), **_properties(link, gateway, ids)},
            origin=link.path,
            snapshot=f"VPC link {link.name}" if link in frozen else "",
        )


def _name(link: VpcLink, gateway: Gateway) -> str:
    return f"{name_in_aws(gateway.name, gateway.place.target)}-{link.name}"


def _properties(link: VpcLink, gateway: Gateway, ids: Ids) -> dict[str, Value]:
    if link.load_balancer:
        return present(
            Description=prose(link.description),
            TargetArns=[arn(link.load_balancer, ids)],
            **tag_list(gateway.tags),
        )
    groups = [any_text(group, ids) for group in link.security_groups]
    return present(
        SubnetIds=[any_text(subnet, ids) for subnet in link.subnets],
        SecurityGroupIds=groups or None,
        Tags=gateway.tags or None,
    )
