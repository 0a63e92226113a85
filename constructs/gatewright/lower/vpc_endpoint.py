"""The gateway's own VPC endpoints."""

from collections.abc import Iterator, Sequence

from gatewright.document.plain_data import present
from gatewright.gateway import Entrance, Gateway, VpcEndpoint
from gatewright.lower.iam import policy_document
from gatewright.lower.ids import Ids
from gatewright.lower.reference import any_text, vpc_endpoint_id
from gatewright.lower.tag import tag_list
from gatewright.spec.targets import name_in_aws
from gatewright.spec.values.late import is_late
from gatewright.template import ACCOUNT, PARTITION, REGION, GetAtt, Output, Ref, Resource, Value, piece, text


def vpc_endpoints(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The endpoints, each with its own security group if it has `allow`.

    An endpoint is replaced if its VPC changes. A deployment contains its id in the API's policy, so another deployment
    is needed then.
    """
    frozen = _frozen(gateway)
    for endpoint in gateway.vpc_endpoints:
        if endpoint.allow:
            yield _group(endpoint, gateway, ids)
        yield Resource(
            id=vpc_endpoint_id(endpoint, ids),
            type="AWS::EC2::VPCEndpoint",
            properties=_properties(endpoint, gateway, ids),
            origin=endpoint.path,
            snapshot=f"VPC endpoint {endpoint.name}" if endpoint in frozen else "",
        )


def _frozen(gateway: Gateway) -> Sequence[Entrance]:
    """The endpoints in the API's policy."""
    policy = gateway.policy
    callers = (policy.allow, policy.deny) if policy else ()
    named = (endpoint for some in callers if some for endpoint in some.vpc_endpoints)
    return (*gateway.network.vpc_endpoints, *named)


def vpc_endpoint_outputs(gateway: Gateway, ids: Ids) -> Iterator[Output]:
    """The id and DNS name of each endpoint."""
    for endpoint in gateway.vpc_endpoints:
        yield Output(
            id=ids.of("VpcEndpoint", endpoint.name, suffix="Id"),
            value=Ref(vpc_endpoint_id(endpoint, ids)),
            description=f"Id of the VPC endpoint {endpoint.name} of {gateway.name}",
            origin=endpoint.path,
        )
        yield Output(
            id=ids.of("VpcEndpoint", endpoint.name, suffix="Name"),
            value=address(endpoint, ids)[0],
            description=f"DNS name of the VPC endpoint {endpoint.name} of {gateway.name}",
            origin=endpoint.path,
        )


def address(endpoint: VpcEndpoint, ids: Ids) -> tuple[Value, Value]:
    """An endpoint's DNS name and its hosted zone.

    Each entry of the attribute has both, separated by a colon. The first entry is for all Availability Zones.
    """
    entry: Value = {"Fn::Select": [0, GetAtt(vpc_endpoint_id(endpoint, ids), "DnsEntries")]}
    return piece(entry, ":", 1), piece(entry, ":", 0)


def _properties(endpoint: VpcEndpoint, gateway: Gateway, ids: Ids) -> dict[str, Value]:
    own: list[Value] = [GetAtt(_group_id(endpoint, ids), "GroupId")] if endpoint.allow else []
    groups = [*own, *(any_text(group, ids) for group in endpoint.security_groups)]
    return present(
        ServiceName=text("com.amazonaws.", REGION, ".execute-api"),
        VpcEndpointType="Interface",
        VpcId=any_text(endpoint.vpc, ids),
        SubnetIds=[any_text(subnet, ids) for subnet in endpoint.subnets],
        SecurityGroupIds=groups or None,
        PrivateDnsEnabled=endpoint.private_dns,
        IpAddressType=endpoint.ip,
        DnsOptions={"DnsRecordIpType": endpoint.ip},
        PolicyDocument=policy_document(*(endpoint.policy or (_account_apis(),))),
        **_tags(endpoint, gateway),
    )


def _account_apis() -> Value:
    """Allows calls to the APIs of the endpoint's own account.

    It does not name the gateway's API, which refers to the endpoint: the dependency would be circular.
    """
    return {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "execute-api:Invoke",
        "Resource": text("arn:", PARTITION, ":execute-api:", REGION, ":", ACCOUNT, ":*"),
    }


def _group(endpoint: VpcEndpoint, gateway: Gateway, ids: Ids) -> Resource:
    description = f"Who may connect to the VPC endpoint {endpoint.name} of {gateway.name}"
    return Resource(
        id=_group_id(endpoint, ids),
        type="AWS::EC2::SecurityGroup",
        properties={
            "GroupDescription": description,
            "VpcId": any_text(endpoint.vpc, ids),
            "SecurityGroupIngress": [_rule(range, 443) for range in endpoint.allow],
            # An endpoint opens no connections. Without a rule, EC2 adds one that allows all destinations.
            "SecurityGroupEgress": [_rule("127.0.0.1/32", 443)],
            **_tags(endpoint, gateway),
        },
        origin=(*endpoint.path, "allow"),
    )


def _rule(range: str, port: int) -> Value:
    """A rule for a range of addresses, in EC2's spelling: another spelling would look like a change."""
    key = "CidrIpv6" if ":" in range else "CidrIp"
    return {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, key: _network(range)}


def _network(range: str) -> str:
    from ipaddress import ip_network  # noqa: PLC0415 - needed for few specs

    return range if is_late(range) else str(ip_network(range, strict=False))


def _group_id(endpoint: VpcEndpoint, ids: Ids) -> str:
    return ids.of("VpcEndpoint", endpoint.name, suffix="Group")


def _tags(endpoint: VpcEndpoint, gateway: Gateway) -> dict[str, Value]:
    """The gateway's tags, and the tag `Name` that the console shows."""
    name = f"{name_in_aws(gateway.name, gateway.place.target)}-{endpoint.name}"
    return tag_list({"Name": name, **gateway.tags})
