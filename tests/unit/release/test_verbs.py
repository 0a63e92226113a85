"""What each verb makes of releases, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright.ledger.ledger import ENDED, History, Pin
from gatewright.releases.refusals import Refusal
from gatewright.releases.verbs import abort, promote, prune, release, rollback, share
from gatewright.spec.values.share import Percent
from unit.release.histories import api, draft, history, order, pin, trial

TRYING = history("abc", live=pin(2, 3), old=pin(1))
"""Three releases, of which `live` tries the third."""


def done(result: History | Refusal) -> History:
    assert isinstance(result, History), result
    return result


def refused(result: History | Refusal) -> str:
    assert isinstance(result, Refusal), result
    return result.code.name


def ids(found: History) -> list[int]:
    return [release.id for release in found.releases]


class TestRelease:
    def test_the_first_one_is_served_by_all_stages_whichever_are_named(self) -> None:
        made = done(release(None, order("a", "dev", "live", to=["live"], note="first")))
        assert [(each.id, each.digest, each.note) for each in made.releases] == [(1, api("a"), "first")]
        assert made.stages == {"dev": pin(1), "live": pin(1)}

    def test_a_new_one_is_taken_by_all_stages(self) -> None:
        made = done(release(history("a", dev=pin(1), live=pin(1)), order("b", "dev", "live")))
        assert made.stages == {"dev": pin(2), "live": pin(2)}

    def test_only_named_stages_take_it(self) -> None:
        made = done(release(history("a", dev=pin(1), live=pin(1)), order("b", "dev", "live", to=["dev"])))
        assert made.stages == {"dev": pin(2), "live": pin(1)}

    def test_a_stage_that_followed_the_newest_stays_where_it_was(self) -> None:
        made = done(release(history("a", dev=pin(1)), order("b", "dev", "live", to=["dev"])))
        assert made.stages["live"] == pin(1)

    def test_a_canary_leaves_the_base_alone(self) -> None:
        made = done(release(history("a", live=pin(1)), order("b", trial=trial(5, TABLE="next"))))
        assert made.stages == {"live": pin(1, 2, 5, TABLE="next")}

    def test_nothing_changes_if_the_api_does_not(self) -> None:
        before = history("ab", live=pin(1))
        assert release(before, order("b")) == before

    def test_a_named_stage_takes_the_newest_one_though_nothing_is_new(self) -> None:
        assert done(release(history("ab", live=pin(1)), order("b", to=["live"]))).stages == {"live": pin(2)}

    def test_a_stage_can_try_the_newest_one_though_nothing_is_new(self) -> None:
        before = history("ab", live=pin(1), dev=pin(2))
        made = done(release(before, order("b", "dev", "live", to=["live"], trial=trial())))
        assert (ids(made), made.stages["live"]) == ([1, 2], pin(1, 2))

    def test_what_was_released_before_becomes_a_release_again(self) -> None:
        made = done(release(history("ab", live=pin(2)), order("a")))
        assert [each.digest for each in made.releases] == [api("a"), api("b"), api("a")]
        assert made.stages == {"live": pin(3)}

    def test_an_ended_canary_stays_known(self) -> None:
        assert done(release(history("a", live=pin(1, ENDED)), order("b"))).stages == {"live": pin(2, ENDED)}

    def test_it_keeps_as_many_as_wanted_and_all_that_are_served(self) -> None:
        made = done(release(history("abcdef", live=pin(6), old=pin(2)), order("g", "live", "old", to=["live"], keep=3)))
        assert ids(made) == [2, 6, 7]

    def test_amending_takes_the_place_of_the_newest_one(self) -> None:
        made = done(release(draft(TRYING), order("d", "live", "old", amend=True)))
        assert [(each.id, each.digest) for each in made.releases] == [(1, api("a")), (2, api("b")), (4, api("d"))]
        assert made.stages == {"live": pin(2, 4), "old": pin(1)}
        assert made.replaced == {3}

    def test_a_stage_that_was_to_serve_what_is_replaced_serves_what_takes_its_place(self) -> None:
        made = done(release(draft(history("ab", live=pin(2))), order("c", amend=True)))
        assert made.stages == {"live": pin(3)}

    def test_the_next_one_waits_until_the_newest_is_deployed(self) -> None:
        before = draft(history("ab", live=pin(2)))
        assert refused(release(before, order("c"))) == "not-deployed"
        assert ids(done(release(before.with_deployed(2), order("c")))) == [1, 2, 3]

    def test_what_is_deployed_is_not_replaced(self) -> None:
        assert refused(release(TRYING, order("d", "live", "old", amend=True))) == "not-deployed"

    def test_a_fix_ends_the_canary(self) -> None:
        made = done(release(TRYING, order("d", "live", "old", fix=True)))
        assert made.stages == {"live": pin(4, ENDED), "old": pin(4)}

    def test_amending_keeps_the_note_unless_there_is_another_one(self) -> None:
        noted = done(release(None, order("a", note="one")))
        assert done(release(noted, order("b", amend=True))).newest.note == "one"
        assert done(release(noted, order("b", amend=True, note="two"))).newest.note == "two"

    @pytest.mark.parametrize(
        ("before", "wanted", "code"),
        [
            (None, {"trial": trial()}, "first-canary"),
            (history("a"), {"trial": trial()}, "first-canary"),
            (TRYING, {}, "canary-active"),
            (TRYING, {"trial": trial()}, "canary-active"),
            (history("ab", live=pin(2)), {"name": "b", "to": ["live"], "trial": trial()}, "nothing-to-try"),
            (history("aba", live=pin(1)), {"name": "a", "to": ["live"], "trial": trial()}, "nothing-to-try"),
            (draft(history("abc", live=pin(2, 3))), {"name": "b", "amend": True}, "nothing-to-try"),
            (history("a", live=pin(1)), {"trial": trial(), "kind": "http"}, "no-canary-kind"),
            (history("a", live=pin(1)), {"to": ["liev"]}, "which-stage"),
        ],
    )
    def test_refusals(self, before: History | None, wanted: dict[str, Any], code: str) -> None:
        more = {key: value for key, value in wanted.items() if key != "name"}
        assert refused(release(before, order(wanted.get("name", "z"), **more))) == code


class TestCanaries:
    def test_promoting_moves_the_base_and_ends_the_canary_at_once(self) -> None:
        assert done(promote(TRYING, None, {})).stages == {"live": pin(3, ENDED), "old": pin(1)}

    def test_aborting_leaves_the_base_and_ends_the_canary(self) -> None:
        assert done(abort(TRYING, None)).stages == {"live": pin(2, ENDED), "old": pin(1)}

    def test_sharing_changes_the_share_only(self) -> None:
        before = history("ab", live=pin(1, 2, 10, TABLE="next"))
        assert done(share(before, Percent(50), None)).stages == {"live": pin(1, 2, 50, TABLE="next")}

    def test_all_stages_with_a_canary_are_meant_unless_some_are_named(self) -> None:
        both = history("ab", a=pin(1, 2), b=pin(1, 2), c=pin(1))
        assert done(abort(both, None)).stages == {"a": pin(1, ENDED), "b": pin(1, ENDED), "c": pin(1)}
        assert done(abort(both, ["a"])).stages == {"a": pin(1, ENDED), "b": pin(1, 2), "c": pin(1)}

    @pytest.mark.parametrize("own", [{}, {"TABLE": "old"}])
    def test_variables_that_the_stage_lacks_keep_a_canary_from_being_promoted(self, own: dict[str, str]) -> None:
        tried = history("ab", live=pin(1, 2, TABLE="next"))
        assert refused(promote(tried, None, {"live": own})) == "canary-variables"

    def test_a_canary_is_promoted_with_its_variables_in_the_spec_or_without_them(self) -> None:
        tried = history("ab", live=pin(1, 2, TABLE="next"))
        assert done(promote(tried, None, {"live": {"TABLE": "next"}})).stages == {"live": pin(2, ENDED)}
        assert done(promote(tried, None, None)).stages == {"live": pin(2, ENDED)}

    @pytest.mark.parametrize("stages", [None, ["live"]])
    def test_there_has_to_be_a_canary(self, stages: list[str] | None) -> None:
        before = history("ab", live=pin(1, ENDED))
        for result in (promote(before, stages, {}), abort(before, stages), share(before, Percent(1), stages)):
            assert refused(result) == "no-canary"

    def test_either_all_stages_named_change_or_none(self) -> None:
        assert refused(abort(TRYING, ["live", "old"])) == "no-canary"
        assert refused(abort(TRYING, ["liev"])) == "which-stage"


class TestRollback:
    @pytest.mark.parametrize(
        ("releases", "before", "to", "after"),
        [
            ("ab", pin(2), None, pin(1)),
            ("abc", pin(3), 1, pin(1)),
            ("abc", pin(3, ENDED), None, pin(2, ENDED)),
            ("abb", pin(3), None, pin(1)),
            ("abc", pin(2, 3), None, pin(2, ENDED)),
            ("abc", pin(2, 3), 1, pin(1, ENDED)),
            ("abc", pin(2, 3), 2, pin(2, ENDED)),
            ("abc", pin(1), 3, pin(3)),
            ("abc", pin(2), 2, pin(2)),
        ],
    )
    def test_the_stage_serves(self, releases: str, before: Pin, to: int | None, after: Pin) -> None:
        assert done(rollback(history(releases, live=before), None, to)).stages == {"live": after}

    def test_it_goes_to_what_was_served_fully_and_not_to_an_aborted_canary(self) -> None:
        first = done(release(None, order("a")))
        tried = done(release(first.with_deployed(1), order("b", trial=trial())))
        third = done(release(done(abort(tried.with_deployed(2), None)), order("c"))).with_deployed(3)
        assert done(rollback(third, None, None)).stages == {"live": pin(1, ENDED)}
        assert refused(rollback(third, None, 2)) == "given-up"
        assert done(rollback(third, None, 2, even_given_up=True)).stages == {"live": pin(2, ENDED)}

    def test_what_was_rolled_back_from_is_not_gone_back_to(self) -> None:
        third = history("abc", live=pin(3))
        second = done(rollback(third, None, None))
        assert second.stages == {"live": pin(2)}
        assert done(rollback(second, None, None)).stages == {"live": pin(1)}
        assert refused(rollback(second, None, 3)) == "given-up"

    def test_it_goes_to_nothing_that_is_not_deployed(self) -> None:
        assert refused(rollback(draft(history("ab", live=pin(1))), None, 2)) == "not-deployed"

    @pytest.mark.parametrize(
        ("releases", "before", "to", "code"),
        [
            ("a", pin(1), None, "no-earlier-release"),
            ("aa", pin(2), None, "no-earlier-release"),
            ("ab", pin(2), 9, "unknown-release"),
            ("abc", pin(2, 3), 3, "canary-active"),
        ],
    )
    def test_refusals(self, releases: str, before: Pin, to: int | None, code: str) -> None:
        assert refused(rollback(history(releases, live=before), None, to)) == code

    def test_of_several_stages_one_has_to_be_named(self) -> None:
        assert refused(rollback(TRYING, None, None)) == "which-stage"
        assert refused(rollback(TRYING, ["liev"], None)) == "which-stage"
        assert done(rollback(TRYING, ["live"], 1)).stages == {"live": pin(1, ENDED), "old": pin(1)}


class TestPrune:
    @pytest.mark.parametrize(
        ("before", "keep", "left"),
        [
            (history("abcde", live=pin(5)), 2, [4, 5]),
            (history("abcde", live=pin(5)), 9, [1, 2, 3, 4, 5]),
            (history("abcde", live=pin(1, 3)), 1, [1, 3, 5]),
            (history("abcde", live=pin(1)), 3, [1, 4, 5]),
            (history("abcde"), 1, [5]),
        ],
    )
    def test_the_oldest_go_but_none_that_is_served(self, before: History, keep: int, left: list[int]) -> None:
        after = prune(before, keep)
        assert ids(after) == left
        assert after.stages == before.stages
