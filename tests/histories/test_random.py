"""Whatever a team does with releases, and in whichever order, the laws hold."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from histories.team import Step, Team
from histories.world import ENVIRONMENTS, STAGES, World, in_quick_time
from unit.live.serving import Serving

environments = st.sampled_from(ENVIRONMENTS)
some_stages = st.sampled_from(("", "--stage beta", "--stage live", "--stage beta --stage live"))
percents = st.sampled_from(("0", "10", "50", "100"))
live = st.sampled_from(("", "--live --api api1"))


def typed(verb: str, *options: st.SearchStrategy[str]) -> st.SearchStrategy[Step]:
    """A command in an environment."""
    return st.builds(
        lambda environment, given: ("run", environment, " ".join((verb, *filter(None, given)))),
        environments,
        st.tuples(*options),
    )


ROUTES = st.sampled_from([f"{letter}{version}" for letter in "abcd" for version in "12"])

edits = st.builds(lambda route: ("edit", route), ROUTES)
releasing = typed(
    "release",
    some_stages,
    st.sampled_from(("", "", "--canary 10", "--canary 50 --variable A=1")),
    st.sampled_from(("", "", "--amend", "--fix", "--deployed")),
    st.sampled_from(("", "--keep 2")),
)
changing = st.one_of(
    typed("promote", st.just("--without-variables"), live),
    typed("abort", live),
    typed("share", percents, live),
    typed("rollback", some_stages, live),
    typed("rollback", st.sampled_from(("--stage live", "--stage beta")), st.sampled_from(("--to 1", "--to 3")), live),
    typed("prune", st.sampled_from(("--keep 1", "--keep 3"))),
)
deploying = st.builds(lambda environment: ("deploy", environment), environments)
failing = st.builds(lambda environment: ("fail", environment), environments)
recording = typed("releases deployed", st.just("--api api1"))
by_hand = st.builds(
    lambda environment, stage, what: ("hand", environment, stage, what),
    environments,
    st.sampled_from(STAGES),
    st.sampled_from(("no canary", "0", "1", "2")),
)
repairing = st.builds(lambda environment: ("repair", environment), environments)

nothing: st.SearchStrategy[Step] = st.just(("nothing",))
"""What a failing history has in place of each step that does not matter."""

steps = st.one_of(
    nothing,
    edits,
    edits,
    releasing,
    releasing,
    changing,
    changing,
    deploying,
    deploying,
    failing,
    recording,
    by_hand,
    repairing,
)
histories = st.lists(steps, min_size=30, max_size=30)

HOW_MANY = os.environ.get("HISTORIES")
"""How many histories to try of each kind of API, always others. By default there are a few, and always the same."""

RUNS = [("rest", "body"), ("rest", "resources"), ("http", "body"), ("websocket", "resources")]


@pytest.mark.parametrize(("kind", "rendering"), RUNS)
def test_all_laws_hold_in_any_history(kind: str, rendering: str, control_plane: Serving) -> None:
    @given(histories)
    @settings(
        max_examples=int(HOW_MANY or 50),
        deadline=None,
        derandomize=HOW_MANY is None,
        database=None,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    def run(history: list[Step]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            team = Team(World(Path(folder), control_plane, kind, rendering))
            for step in history:
                team.take(step)

    with in_quick_time(control_plane):
        run()
