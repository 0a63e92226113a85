"""A firewall has a custom response that AWS WAF does not support.

The status is 200 to 599. A body has at most 4 KB, all bodies of a firewall have at most 50 KB, and a response has at
most 10 headers. AWS WAF sends custom responses only to requests that it blocks, so a rule with another action has none.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {rate: {each: 2000/5m}, answer: {status: 1429}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {rate: {each: 2000/5m}, answer: {status: 429}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Firewall, Gateway
from gatewright.gateway.firewall import BlockedResponse
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.firewalls import all_firewalls

FIRST_STATUS, LAST_STATUS = 200, 599
BODY, BODIES = 4 * 1024, 50 * 1024
HEADERS, HEADER_VALUE = 10, 255


def check(gateway: Gateway) -> Iterator[Problem]:
    """WAF supports all custom responses."""
    for firewall in all_firewalls(gateway):
        answers = [*([firewall.answer] if firewall.answer else []), *_own(firewall)]
        for answer in answers:
            yield from _answer(answer)
        for rule in firewall.rules:
            if rule.answer and rule.action != "block":
                message = f"only blocked requests get a custom response, and this rule has `action: {rule.action}`"
                yield Problem(rule.answer.path, message, "remove `answer` or `action`", at_key=True)
        size = sum(_size(answer) for answer in answers)
        if size > BODIES:
            message = f"the response bodies of a firewall can have at most {BODIES:,} bytes in total, not {size:,}"
            yield Problem(firewall.path, message, "use the firewall's `answer` for several rules", at_key=True)


def _own(firewall: Firewall) -> Iterator[BlockedResponse]:
    return (rule.answer for rule in firewall.rules if rule.answer)


def _answer(answer: BlockedResponse) -> Iterator[Problem]:
    path = answer.path
    if not FIRST_STATUS <= answer.status <= LAST_STATUS:
        message = f"a status must be {FIRST_STATUS} to {LAST_STATUS}, not {answer.status}"
        yield Problem((*path, "status"), message, "write `403`")
    if _size(answer) > BODY:
        message = f"a response body can have at most {BODY:,} bytes, not {_size(answer):,}"
        yield Problem((*path, "body"), message, "shorten it")
    if len(answer.headers) > HEADERS:
        message = f"a response can have at most {HEADERS} headers, not {len(answer.headers)}"
        yield Problem((*path, "headers"), message, "remove some of them", at_key=True)
    for name, value in answer.headers.items():
        if not 1 <= len(value) <= HEADER_VALUE:
            message = f"a header value must be 1 to {HEADER_VALUE} characters, not {len(value)}"
            yield Problem((*path, "headers", name), message, "shorten it" if value else "remove it")


def _size(answer: BlockedResponse) -> int:
    return len((answer.body or "").encode())


RULE = Rule("GW503", "firewall-answer", __doc__ or "", check)
