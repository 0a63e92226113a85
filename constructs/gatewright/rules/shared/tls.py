"""Security policies: which versions of TLS an endpoint or a domain accepts."""

from collections.abc import Collection, Iterator

from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Path
from gatewright.rules.rule import Problem

ENHANCED = "SecurityPolicy_"

_REGIONAL = (
    "TLS_1_0",
    "TLS_1_2",
    "SecurityPolicy_TLS13_1_2_2021_06",
    "SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09",
    "SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09",
    "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09",
    "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09",
    "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
    "SecurityPolicy_TLS13_1_2_PQ_2025_09",
    "SecurityPolicy_TLS13_1_3_2025_09",
    "SecurityPolicy_TLS13_1_3_FIPS_2025_09",
)
POLICIES = {
    "regional": _REGIONAL,
    "private": _REGIONAL,
    "edge": (
        "TLS_1_0",
        "SecurityPolicy_TLS12_2018_EDGE",
        "SecurityPolicy_TLS12_PFS_2025_EDGE",
        "SecurityPolicy_TLS13_2025_EDGE",
    ),
}
"""The policies of each endpoint type, as of November 2026."""


def tls_problems(path: Path, what: str, policy: str, access: str | None, known: Collection[str]) -> Iterator[Problem]:
    """The problems of a policy that `what` does not support, or that does not match its access mode."""
    if policy and policy not in known:
        message = f"{what} do not support the security policy {policy!r}"
        yield Problem((*path, "tls"), message, suggestion(policy, known))
    elif policy.startswith(ENHANCED) and not access:
        help = "add `access: basic`, or `access: strict` once all clients use the endpoint's own host name"
        yield Problem((*path, "tls"), f"the security policy {policy!r} needs an access mode", help)
    elif access and not policy.startswith(ENHANCED):
        message = f"`access` needs a security policy that begins with `{ENHANCED}`"
        yield Problem((*path, "access"), message, "remove it, or write such a policy as `tls`", at_key=True)
