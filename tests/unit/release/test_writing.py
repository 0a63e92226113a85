"""A ledger is always the same text, and reads back as what was written."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import settings as tried

from gatewright.ledger.ledger import EMPTY, AwsApi, Canary, History, Ledger, LogEntry, Pin, Release
from gatewright.ledger.reading import read_ledger
from gatewright.ledger.writing import to_text
from gatewright.spec.values.share import Percent
from unit.release.histories import api, known, ledgers

BULK = Release(id=7, digest=api("a"), note="bulk endpoint")
REFUNDS = Release(id=8, digest=api("b"))


def written(*releases: Release, **stages: Pin) -> list[str]:
    """The lines of a ledger with one environment, without those that every ledger has."""
    ledger = Ledger(ledger=2, environments={"prod": known(releases, stages)})
    lines = to_text(ledger).splitlines()
    return [line.strip() for line in lines[lines.index("  prod:") + 1 :]]


@given(ledgers)
@tried(max_examples=100, deadline=None, derandomize=True)
def test_what_was_written_reads_back(ledger: Ledger) -> None:
    text = to_text(ledger)
    found = read_ledger(text.encode(), "orders.releases.yaml")
    assert found.diagnostics == ()
    assert found.ledger == ledger
    assert to_text(found.ledger) == text


@given(ledgers)
@tried(max_examples=100, deadline=None, derandomize=True)
def test_other_parsers_read_the_same_texts(ledger: Ledger) -> None:
    found = yaml.safe_load(to_text(ledger))
    for name, history in ledger.environments.items():
        log = found["environments"][name]["log"]
        assert [entry.get("digest") for entry in log] == [entry.digest for entry in history.log]
        assert [entry.get("note") for entry in log] == [entry.note for entry in history.log]
        assert [set(entry.get("stages", ())) for entry in log] == [set(entry.pins) for entry in history.log]


def test_there_is_one_line_for_what_one_command_did() -> None:
    canary = Canary(release=8, percent=Percent(12.5), variables={"TABLE": "orders-next", "A": "1"}, share_cache=True)
    settings = 'variables: {A: "1", TABLE: orders-next}, share_cache: true'
    served = f"{{prod: {{base: 7, canary: {{release: 8, percent: 12.5, {settings}}}}}}}"
    at = "2026-03-01T14:02:00Z"
    tried = LogEntry(
        at=at, verb="release", id=8, digest=api("b"), replaces=(7,), stages={"prod": Pin(base=7, canary=canary)}
    )
    aws = AwsApi(account="000011112222", region="eu-west-1", stack="shop", api="a1b2", deployed=7)
    ended = LogEntry(verb="abort", live=True, stages={"prod": Pin(base=7, canary="ended")})
    made = to_text(Ledger(ledger=2, gateway="shop", environments={"prod": History(aws=aws, log=(tried, ended))}))
    assert made.splitlines()[3:] == [
        "ledger: 2",
        "gateway: shop",
        "environments:",
        "  prod:",
        '    aws: {account: "000011112222", region: eu-west-1, stack: shop, api: a1b2, deployed: 7}',
        "    log:",
        f'      - {{at: "{at}", verb: release, id: 8, digest: {api("b")}, replaces: [7], stages: {served}}}',
        "      - {verb: abort, live: true, stages: {prod: {base: 7, canary: ended}}}",
    ]


def test_the_order_of_environments_and_stages_does_not_matter() -> None:
    one, two = Pin(base=7), Pin(base=7, canary="ended")
    assert written(BULK, a=one, b=two) == written(BULK, b=two, a=one)


def test_a_ledger_without_releases_is_a_ledger() -> None:
    assert read_ledger(to_text(EMPTY).encode(), "x").ledger == EMPTY


def test_a_command_adds_a_line_and_changes_none() -> None:
    before = known((BULK,), {"prod": Pin(base=7)})
    after = before.after(LogEntry(verb="release", id=8, digest=api("b")))
    texts = [to_text(Ledger(ledger=2, environments={"prod": each})).splitlines() for each in (before, after)]
    assert texts[1][: len(texts[0])] == texts[0]
    assert texts[1][len(texts[0]) :] == [f"      - {{verb: release, id: 8, digest: {api('b')}}}"]
