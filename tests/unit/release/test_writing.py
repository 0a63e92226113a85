"""A ledger is always the same text, and reads back as what was written."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import settings as tried

from gatewright.ledger.ledger import EMPTY, Canary, History, Ledger, Pin, Release
from gatewright.ledger.reading import read_ledger
from gatewright.ledger.writing import to_text
from gatewright.spec.values.share import Percent
from unit.release.histories import api, ledgers

BULK = Release(id=7, digest=api("a"), note="bulk endpoint")
REFUNDS = Release(id=8, digest=api("b"))


def written(*releases: Release, **stages: Pin) -> list[str]:
    """The lines of a ledger with one environment, without those that every ledger has."""
    ledger = Ledger(ledger=1, environments={"prod": History(releases=releases, stages=stages)})
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
        listed = found["environments"][name]["releases"]
        assert [release["digest"] for release in listed] == [release.digest for release in history.releases]
        assert [release.get("note") for release in listed] == [release.note for release in history.releases]
        assert set(found["environments"][name]["stages"]) == set(history.stages)


def test_there_is_one_release_and_one_stage_a_line() -> None:
    canary = Canary(release=8, percent=Percent(12.5), variables={"TABLE": "orders-next", "A": "1"}, share_cache=True)
    settings = 'variables: {A: "1", TABLE: orders-next}, share_cache: true'
    assert written(BULK, REFUNDS, prod=Pin(base=7, canary=canary), old=Pin(base=8, canary="ended")) == [
        "releases:",
        f"- {{id: 7, digest: {api('a')}, note: bulk endpoint}}",
        f"- {{id: 8, digest: {api('b')}}}",
        "stages:",
        "old: {base: 8, canary: ended}",
        f"prod: {{base: 7, canary: {{release: 8, percent: 12.5, {settings}}}}}",
    ]


def test_the_order_of_environments_and_stages_does_not_matter() -> None:
    one, two = Pin(base=7), Pin(base=7, canary="ended")
    assert written(BULK, a=one, b=two) == written(BULK, b=two, a=one)


def test_a_ledger_without_releases_is_a_ledger() -> None:
    assert read_ledger(to_text(EMPTY).encode(), "x").ledger == EMPTY


def test_a_release_changes_no_line_of_those_before() -> None:
    before, after = written(BULK, prod=Pin(base=7)), written(BULK, REFUNDS, prod=Pin(base=7))
    assert [line for line in after if line not in before] == [f"- {{id: 8, digest: {api('b')}}}"]
    assert [line for line in after if line in before] == before
