"""Two logs become one, whichever of them is one's own."""

from __future__ import annotations

import itertools

import pytest

from gatewright.ledger.ledger import History, Ledger
from gatewright.ledger.merging import Clash, merged, moved_last
from gatewright.releases.verbs import abort, promote, prune, release
from unit.release.histories import api, history, order, pin, trial
from unit.release.test_verbs import done

SHARED = history("ab", live=pin(2))
BRANCHES = (
    SHARED,
    done(release(SHARED, order("c"))),
    done(release(SHARED, order("d"))).with_deployed(3),
    done(abort(done(release(SHARED, order("e", trial=trial()))), None)),
    done(promote(done(release(SHARED, order("f", trial=trial()))).with_deployed(3), None, {})),
    prune(done(release(SHARED, order("g"))).with_deployed(3), 2),
)
PRUNED = api("a")


def both(one: History, other: History) -> Ledger | Clash:
    return merged(*(Ledger(ledger=2, environments={"prod": each}) for each in (one, other)))


@pytest.mark.parametrize(("one", "other"), list(itertools.product(BRANCHES, BRANCHES)))
def test_merging_loses_nothing_and_does_not_ask_whose_branch_it_is(one: History, other: History) -> None:
    found = both(one, other)
    assert found == both(other, one)
    if isinstance(found, Clash):
        assert one.deployed == other.deployed == 3
        return
    log = found.environments["prod"]
    made = {each.digest for side in (one, other) for each in side.releases}
    assert {each.digest for each in log.releases} | {PRUNED} == made | {PRUNED}
    ids = [each.id for each in log.releases]
    assert ids == sorted(set(ids))
    assert log.deployed == max(one.deployed, other.deployed)
    for side in (one, other):
        known = side.release(side.deployed) if side.deployed == log.deployed else None
        assert known is None or log.release(known.id) == known


@pytest.mark.parametrize("one", BRANCHES)
def test_a_branch_with_nothing_new_changes_nothing(one: History) -> None:
    found = both(one, one)
    assert isinstance(found, Ledger)
    assert found.environments["prod"] == one


def test_releases_that_are_not_deployed_become_the_newest() -> None:
    found = moved_last(history("abc", live=pin(3), beta=pin(2)), [2])
    assert [(each.id, each.digest) for each in found.releases] == [(1, api("a")), (3, api("c")), (4, api("b"))]
    assert found.stages == {"live": pin(3), "beta": pin(4)}
