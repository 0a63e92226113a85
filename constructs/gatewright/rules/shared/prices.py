"""Prices in US dollars, in us-east-1, without taxes and discounts, collected in November 2026.

Prices in other regions differ. They are estimates, not a basis for bills.
"""

from collections.abc import Mapping

REGION = "us-east-1"

HOURS_A_MONTH = 730

CACHE_AN_HOUR: Mapping[str, float] = {
    "0.5": 0.02,
    "1.6": 0.038,
    "6.1": 0.2,
    "13.5": 0.25,
    "28.4": 0.5,
    "58.2": 1.0,
    "118": 1.9,
    "237": 3.8,
}
"""A cache, by its size in gigabytes."""

METRIC_A_MONTH = 0.3
"""A custom metric of CloudWatch."""

ALARM_METRIC_A_MONTH = 0.1
"""A metric that an alarm uses."""

DASHBOARD_A_MONTH = 3.0

VPC_ENDPOINT_AN_HOUR = 0.01
"""An address of a VPC endpoint, one in each zone."""

FIREWALL_A_MONTH = 5.0
"""A web ACL."""
FIREWALL_RULE_A_MONTH = 1.0
"""A rule of a web ACL."""
FIREWALL_REQUESTS = 0.6
"""A million requests to a firewall."""
FIREWALL_STEP = 0.2
"""A million requests, for every 500 capacity units above the included ones."""
FIREWALL_BODY_STEP = 0.3
"""A million requests, for every 16 KB of bodies above the first."""

CLOUDFRONT_REQUESTS = 1.0
"""A million requests to CloudFront."""
SECRET_A_MONTH = 0.4
"""A secret in Secrets Manager."""


def dollars(amount: float) -> str:
    """An amount as people write it: `$0.020`, `$14.60`, `$2,774`."""
    decimals = 3 if amount < 0.1 else 2 if amount < 100 else 0
    return f"${amount:,.{decimals}f}"
