"""A firewall is to answer something that WAF does not.

The status is one from 200 to 599, a body has 4 KB at most and all bodies of a firewall 50 KB, and there are ten headers
at most. Only what is blocked is answered: a rule that does something else has no answer.

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
    """Answers are such as WAF gives."""
    for firewall in all_firewalls(gateway):
        answers = [*([firewall.answer] if firewall.answer else []), *_own(firewall)]
        for answer in answers:
            yield from _answer(answer)
        for rule in firewall.rules:
            if rule.answer and rule.action != "block":
                message = f"what is not blocked gets no answer, and this rule says `{rule.action}`"
                yield Problem(rule.answer.path, message, "take one of them out", at_key=True)
        size = sum(_size(answer) for answer in answers)
        if size > BODIES:
            message = f"the bodies of its answers are {size:,} bytes, and a firewall holds {BODIES:,}"
            yield Problem(
                firewall.path, message, "answer more of them alike, with the firewall's `answer`", at_key=True
            )


def _own(firewall: Firewall) -> Iterator[BlockedResponse]:
    return (rule.answer for rule in firewall.rules if rule.answer)


def _answer(answer: BlockedResponse) -> Iterator[Problem]:
    path = answer.path
    if not FIRST_STATUS <= answer.status <= LAST_STATUS:
        message = f"{answer.status} is no status"
        yield Problem((*path, "status"), message, f"write one from {FIRST_STATUS} to {LAST_STATUS}: `403`")
    if _size(answer) > BODY:
        message = f"this body is {_size(answer):,} bytes, and a firewall answers {BODY:,} at most"
        yield Problem((*path, "body"), message, "make it shorter")
    if len(answer.headers) > HEADERS:
        message = f"these are {len(answer.headers)} headers, and an answer has {HEADERS} at most"
        yield Problem((*path, "headers"), message, "take some out", at_key=True)
    for name, value in answer.headers.items():
        if not 1 <= len(value) <= HEADER_VALUE:
            message = f"a header's value has 1 to {HEADER_VALUE} characters, and this has {len(value)}"
            yield Problem((*path, "headers", name), message, "write something shorter" if value else "take it out")


def _size(answer: BlockedResponse) -> int:
    return len((answer.body or "").encode())


RULE = Rule("GW503", "firewall-answer", __doc__ or "", check)
