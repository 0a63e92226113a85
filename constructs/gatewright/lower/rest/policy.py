"""The resource policy of a REST API, from plain words.

`allow` means nobody else. An allowing statement alone does not say that: a caller of the API's own account whose role
may invoke it needs no resource policy. So everybody is allowed, and whoever is none of those named is denied. In one
denying statement all conditions have to hold, and a negated condition holds where its key is absent; together they
match exactly the callers that are of none of the kinds.
"""

from collections.abc import Iterator, Sequence

from gatewright.document.plain_data import present
from gatewright.gateway import Callers, Gateway, Policy
from gatewright.lower.ids import Ids
from gatewright.lower.reference import any_text, entrance_id
from gatewright.template import Value

API = "execute-api:/*"
"""The API itself: the service completes it. A reference to the API would be a circle."""


def policy_document(gateway: Gateway, ids: Ids) -> Value:
    """The policy; none if everybody may call from everywhere."""
    statements = list(_statements(gateway, ids))
    return {"Version": "2012-10-17", "Statement": statements} if statements else None


def only_from(vpc_endpoints: Sequence[Value]) -> Value:
    """The policy that lets in who comes from some VPC endpoints, and nobody else."""
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
    """A private API is for its own endpoints, unless the spec says who may call."""
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
    """Each kind of caller: whether it is told by address, its condition key, and its values."""
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
