"""A quota that no account has.

What AWS has raised for an account is a number from 1 on. To have less than AWS gives is possible: then the specs that
are checked together are counted against that.

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
    """Every limit lets something through."""
    for limit in account.limits.values():
        if limit.most < 1:
            message = f"an account has 1 at least, and this is {limit.most:,g}"
            yield Problem(limit.path, message, "write what AWS has raised it to, or leave it out")


RULE = Rule("GW581", "account-limit", __doc__ or "", check, kinds=("account",))
