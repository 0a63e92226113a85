"""A condition of a firewall is none that WAF understands.

A condition says something: an empty one would be about every request. A text has 1 to 200 bytes, a word is made of
letters, digits and `_`, and a regular expression has 512 characters at most, without look-around and back-references.
At most ten changes are made to a text before it is looked at.

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
    """Conditions say something, in a way that WAF understands."""
    for firewall in all_firewalls(gateway):
        for rule in firewall.rules:
            yield from dict.fromkeys(_rule(rule))


def _rule(rule: FirewallRule) -> Iterator[Problem]:
    for statement in conditions(rule):
        match statement:
            case All(()) | AnyOf(()):
                message = "a condition without anything in it is about no request in particular"
                yield Problem(
                    (*rule.path, "when"), message, "say which requests are meant: `path: {starts_with: /live}`"
                )
            case TextMatch():
                yield from _match(statement)
            case _:
                pass


def _match(match: TextMatch) -> Iterator[Problem]:
    path, text = match.path, match.text
    if not text:
        yield Problem(path, "an empty text is found in no request", "write the text, or take it out")
    elif match.how == "matches" and len(text) > EXPRESSION:
        yield Problem(path, f"this has {len(text)} characters, and WAF takes {EXPRESSION}", "make it shorter")
    elif match.how != "matches" and len(text.encode()) > TEXT:
        yield Problem(path, f"this is {len(text.encode())} bytes, and WAF takes {TEXT}", "make it shorter")
    if match.how == "word" and not re.fullmatch("[A-Za-z0-9_]*", text):
        yield Problem(path, f"{text!r} is more than a word", "look for it with `contains`")
    if match.how == "matches":
        yield from _expression(match)
    if len(match.after) > CHANGES:
        yield Problem((*path, "after"), f"at most {CHANGES} changes are made to a text", "take some out")


def _expression(match: TextMatch) -> Iterator[Problem]:
    wrong = broken(match.text)
    found = _REFUSED.search(match.text)
    if wrong:
        yield Problem(match.path, f"nobody can read this regular expression: {wrong}", "mend it")
    elif found:
        message = f"regular expressions of WAF cannot have {found[0]!r} in them"
        yield Problem(match.path, message, "say it with `not`, `any` or several rules")


RULE = Rule("GW505", "firewall-condition", __doc__ or "", check)
