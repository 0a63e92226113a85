"""The resource policy of a REST API.

`allow` excludes all other callers. An `Allow` statement is not enough for that: a caller in the API's own account whose
role may invoke the API needs no resource policy. So the policy allows all callers, and denies those that match no
entry of `allow`. A `Deny` statement applies when all its conditions hold, and a negated condition holds where its key
is absent; together they match exactly the callers that no entry matches.
"""

from collections.abc import Iterator, Sequence

from gatewright.document.plain_data import present
from gatewright.gateway import Callers, Gateway, Policy
from gatewright.lower.ids import Ids
from gatewright.lower.reference import any_text, entrance_id
from gatewright.template import Value

API = "execute-api:/*"
"""The API itself. API Gateway completes the ARN; a reference to the API would be circular."""


def policy_document(gateway: Gateway, ids: Ids) -> Value:
    """The policy; none if all callers are allowed."""
    statements = list(_statements(gateway, ids))
    return {"Version": "2012-10-17", "Statement": statements} if statements else None


def only_from(vpc_endpoints: Sequence[Value]) -> Value:
    """The policy that allows only callers through these VPC endpoints."""
    elsewhere: dict[str, Value] = {"StringNotEquals": {"aws:SourceVpce": vpc_endpoints}}
    return {"Version": "2012-10-17", "Statement": [_statement("Allow", {}), _statement("Deny", elsewhere)]}


def _statements(gateway: Gateway, ids: Ids) -> Iterator[Value]:
    policy = gateway.policy or Policy(allow=None, deny=None, statements=())
    allowed = _with_endpoints(policy.allow, gateway)
    if allowed is not None or policy.deny is not None:
        yield _statement("Allow", {})
    if allowed is not None:
        yield _statement("Deny", _none_of(allowed, gateway, ids))
    if policy.deny is not None:
        for condition in _each_of(policy.deny, gateway, ids):
            yield _statement("Deny", condition)
    yield from policy.statements


def _with_endpoints(allow: Callers | None, gateway: Gateway) -> Callers | None:
    """The callers of a private API default to those through its VPC endpoints."""
    if allow is None and gateway.network.vpc_endpoints:
        return Callers(vpc_endpoints=gateway.network.vpc_endpoints)
    return allow


def _statement(effect: str, condition: dict[str, Value]) -> Value:
    return present(
        Effect=effect,
        Principal="*",
        Action="execute-api:Invoke",
        Resource=API,
        Condition=condition or None,
    )


def _kinds(callers: Callers, gateway: Gateway, ids: Ids) -> Iterator[tuple[bool, str, list[Value]]]:
    """For each kind of caller: whether it is an address, its condition key, and its values."""
    address = "aws:VpcSourceIp" if gateway.endpoint.value == "private" else "aws:SourceIp"
    yield True, address, list(callers.addresses)
    yield False, "aws:SourceVpc", [any_text(value, ids) for value in callers.vpcs]
    yield False, "aws:SourceVpce", [entrance_id(endpoint, ids) for endpoint in callers.vpc_endpoints]
    yield False, "aws:PrincipalAccount", list(callers.accounts)
    yield False, "aws:PrincipalOrgID", list(callers.organizations)


def _none_of(callers: Callers, gateway: Gateway, ids: Ids) -> dict[str, Value]:
    addresses: dict[str, Value] = {}
    others: dict[str, Value] = {}
    for by_address, key, values in _kinds(callers, gateway, ids):
        if values:
            (addresses if by_address else others)[key] = values
    return present(NotIpAddress=addresses or None, StringNotEquals=others or None)


def _each_of(callers: Callers, gateway: Gateway, ids: Ids) -> Iterator[dict[str, Value]]:
    for by_address, key, values in _kinds(callers, gateway, ids):
        if values:
            yield {"IpAddress" if by_address else "StringEquals": {key: values}}
