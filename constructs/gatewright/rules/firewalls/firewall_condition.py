"""A firewall rule has a condition that AWS WAF does not support.

A condition cannot be empty. A text has 1 to 200 bytes. A word consists of letters, digits and `_`. A regular expression
has at most 512 characters, without look-around and back-references. AWS WAF applies at most 10 transformations to a
text.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {rules: [{name: inner, when: {path: {matches: "^/(?!public)"}}}]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {rules: [{name: inner, when: {not: {path: {starts_with: /live/public}}}}]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```
"""

import re
from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.gateway.firewall import All, AnyOf, FirewallRule, TextMatch
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.firewalls import all_firewalls, conditions
from gatewright.rules.shared.patterns import broken

TEXT, EXPRESSION, CHANGES = 200, 512, 10
_REFUSED = re.compile(r"\(\?(?:=|!|<=|<!|>|P=)|(?<!\\)(?:\\\\)*\\[1-9]")


def check(gateway: Gateway) -> Iterator[Problem]:
    """WAF supports all conditions."""
    for firewall in all_firewalls(gateway):
        for rule in firewall.rules:
            yield from dict.fromkeys(_rule(rule))


def _rule(rule: FirewallRule) -> Iterator[Problem]:
    for statement in conditions(rule):
        match statement:
            case All(()) | AnyOf(()):
                help = "write which requests match: `path: {starts_with: /live}`"
                yield Problem((*rule.path, "when"), "a condition cannot be empty", help)
            case TextMatch():
                yield from _match(statement)
            case _:
                pass


def _match(match: TextMatch) -> Iterator[Problem]:
    path, text = match.path, match.text
    if not text:
        yield Problem(path, "the text to match cannot be empty", "write the text, or remove it")
    elif match.how == "matches" and len(text) > EXPRESSION:
        message = f"a regular expression can have at most {EXPRESSION} characters, not {len(text)}"
        yield Problem(path, message, "shorten it")
    elif match.how != "matches" and len(text.encode()) > TEXT:
        yield Problem(path, f"a text can have at most {TEXT} bytes, not {len(text.encode())}", "shorten it")
    if match.how == "word" and not re.fullmatch("[A-Za-z0-9_]*", text):
        yield Problem(path, f"{text!r} is not a single word", "use `contains`")
    if match.how == "matches":
        yield from _expression(match)
    if len(match.after) > CHANGES:
        message = f"a text can have at most {CHANGES} transformations, not {len(match.after)}"
        yield Problem((*path, "after"), message, "remove some of them")


def _expression(match: TextMatch) -> Iterator[Problem]:
    wrong = broken(match.text)
    found = _REFUSED.search(match.text)
    if wrong:
        help = "fix it, or write `\\` before a literal character"
        yield Problem(match.path, f"this is not a regular expression: {wrong}", help)
    elif found:
        message = f"AWS WAF does not support {found[0]!r} in regular expressions"
        yield Problem(match.path, message, "use `not`, `any` or several rules instead")


RULE = Rule("GW505", "firewall-condition", __doc__ or "", check)
