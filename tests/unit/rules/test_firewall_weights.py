"""What rules of firewalls weigh is what AWS documents."""

from pathlib import Path

import pytest

from gatewright.rules.shared.firewalls import capacity
from unit.rules.specs import compiled, whole

WEIGHTS = {
    "block_addresses: [203.0.113.0/24]": 1,
    "block_addresses: [203.0.113.0/24, '2001:db8::/32']": 2,
    "countries: {block: [KP]}": 1,
    "rate: {each: 2000/5m}": 2,
    "rate: {each: {limit: 2000/5m, by: [header.x-api-key, address]}}": 62,
    "rate: {each: {limit: 2000/5m, by: [all], when: {path: {starts_with: /live}}}}": 4,
    "managed: [common]": 700,
    "managed: {sql: {when: {path: {contains: /orders}}}}": 210,
    "managed: [ip_reputation, anonymous_ip, known_bad_inputs, admin, linux, unix, windows, php, wordpress]": 1075,
    "managed: [bot_control]": 50,
    "rules: [{name: a, when: {path: /a}}]": 2,
    "rules: [{name: a, when: {path: {ends_with: [/a, /b]}}}]": 4,
    "rules: [{name: a, when: {headers: {A: {word: a, after: [url_decode, lowercase]}}}}]": 30,
    "rules: [{name: a, when: {body: {matches: a}}}]": 3,
    "rules: [{name: a, when: {body: {attack: sql}}}]": 20,
    "rules: [{name: a, when: {body: {attack: script}}}]": 40,
    "rules: [{name: a, when: {body: {larger_than: 8KB}}}]": 1,
    "rules: [{name: a, when: {label: a, method: PUT}}]": 3,
    "rules: [{name: a, when: {not: {any: [{method: PUT}, {countries: [DE]}]}}}]": 3,
}


@pytest.mark.parametrize(("firewall", "units"), WEIGHTS.items(), ids=WEIGHTS)
def test_rules_weigh_what_aws_says(firewall: str, units: int, tmp_path: Path) -> None:
    text = whole(f"firewalls: {{main: {{{firewall}}}}}\nstages: {{live: {{firewall: main}}}}\n")
    (made,) = compiled(text, tmp_path)
    assert made.gateway is not None
    assert [capacity(found) for found in made.gateway.used_firewalls] == [units]
