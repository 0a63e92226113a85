"""A quota of an account is below 1.

AWS increases quotas to numbers of 1 or more. A number below the AWS default is possible too: Gatewright then counts the
specs that it checks together against this number.

Bad:
```yaml
gatewright: 1
name: account
kind: account
limits: {plans: 0}
```

Good:
```yaml
gatewright: 1
name: account
kind: account
limits: {plans: 500}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Account
from gatewright.rules.rule import Problem, Rule


def check(account: Account) -> Iterator[Problem]:
    """Every quota is 1 or more."""
    for limit in account.limits.values():
        if limit.most < 1:
            message = f"a quota must be 1 or more, not {limit.most:,g}"
            yield Problem(limit.path, message, "write the account's quota, or remove it for the AWS default")


RULE = Rule("GW581", "account-limit", __doc__ or "", check, kinds=("account",))
