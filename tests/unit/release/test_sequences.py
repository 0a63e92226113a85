"""Whatever people do with releases, and in whichever order, these things stay true."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import read_spec
from gatewright.ledger.ledger import History, Ledger, Pin
from gatewright.ledger.reading import read_ledger
from gatewright.ledger.writing import to_text
from gatewright.lower import lower
from gatewright.lower.ids import Ids
from gatewright.releases.forecast import forecast
from gatewright.releases.refusals import Refusal
from gatewright.releases.verbs import abort, promote, prune, release, rollback, share
from gatewright.spec.values.share import Percent
from gatewright.template.rendering import render
from unit.release.histories import order, percents, trial

STAGES = ("beta", "live", "old")
SPEC = """\
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}, POST /a: {backend: {mock: {}}, auth: iam}}
stages: {beta: {}, live: {}, old: {}}
"""

Verb = Callable[[History | None], History | Refusal]

some_stages = st.none() | st.lists(st.sampled_from(STAGES), min_size=1, max_size=3, unique=True)


def on_releases(verb: Callable[[History], History | Refusal]) -> Verb:
    """A verb that needs releases; without any it does nothing here."""
    return lambda history: release(None, order("first", *STAGES)) if history is None else verb(history)


releasing: st.SearchStrategy[Verb] = st.builds(
    lambda api, to, percent, amend, keep: (
        lambda history: release(
            history if amend else deployed(history),
            order(
                api,
                *STAGES,
                to=to,
                trial=None if percent is None else trial(percent, A="1"),
                amend=amend,
                keep=keep,
            ),
        )
    ),
    st.sampled_from("abcdef"),
    some_stages,
    st.none() | percents,
    st.booleans(),
    st.integers(1, 6),
)

changing: st.SearchStrategy[Verb] = st.one_of(
    st.builds(lambda stages: on_releases(lambda history: promote(history, stages, None)), some_stages),
    st.builds(lambda stages: on_releases(lambda history: abort(history, stages)), some_stages),
    st.builds(
        lambda stages, percent: on_releases(lambda history: share(history, Percent(percent), stages)),
        some_stages,
        percents,
    ),
    st.builds(
        lambda stages, to: on_releases(lambda history: rollback(history, stages, to)),
        some_stages,
        st.none() | st.integers(1, 8),
    ),
    st.builds(lambda keep: on_releases(lambda history: prune(history, keep)), st.integers(1, 6)),
)

sequences = st.lists(st.one_of(releasing, releasing, changing), min_size=1, max_size=14)


def deployed(history: History | None) -> History | None:
    """Releases, all of which are deployed."""
    return history.with_deployed(history.newest.id) if history is not None else None


def walk(verbs: list[Verb]) -> list[tuple[History | None, History]]:
    """Each change on the way, with what was there before."""
    changes: list[tuple[History | None, History]] = []
    history: History | None = None
    for verb in verbs:
        result = verb(history)
        if isinstance(result, History) and result != history:
            changes.append((history, result))
            history = result
    return changes


def pins(verbs: list[Verb]) -> list[tuple[Pin, Pin]]:
    """What a stage served before and after each change."""
    changes = [(before, after) for before, after in walk(verbs) if before is not None]
    return [(before.pin(stage), after.pin(stage)) for before, after in changes for stage in STAGES]


tried = settings(max_examples=300, deadline=None, derandomize=True)


@given(sequences)
@tried
def test_stages_serve_releases_that_are_kept(verbs: list[Verb]) -> None:
    for _, after in walk(verbs):
        kept = {each.id for each in after.releases}
        assert after.pinned <= kept
        assert set(after.stages) == set(STAGES)


@given(sequences)
@tried
def test_ids_rise_and_are_never_given_twice(verbs: list[Verb]) -> None:
    highest = 0
    for before, after in walk(verbs):
        ids = [each.id for each in after.releases]
        assert ids == sorted(set(ids))
        new = set(ids) - {each.id for each in before.releases} if before else set(ids)
        assert all(id > highest for id in new)
        highest = max(highest, *ids)


@given(sequences)
@tried
def test_what_goes_is_the_oldest_that_no_stage_serves(verbs: list[Verb]) -> None:
    for before, after in walk(verbs):
        kept = {each.id for each in after.releases}
        gone = {each.id for each in before.releases} - kept - after.replaced if before else set[int]()
        assert all(id in after.pinned for id in kept if gone and id < max(gone))


@given(sequences)
@tried
def test_a_base_moves_only_where_no_canary_is_active_afterwards(verbs: list[Verb]) -> None:
    for was, now in pins(verbs):
        assert now.trial is None or was.base == now.base


@given(sequences)
@tried
def test_a_canary_is_newer_than_its_base_and_another_api(verbs: list[Verb]) -> None:
    for _, after in walk(verbs):
        for pin in after.stages.values():
            if pin.trial is not None:
                assert pin.trial.release > pin.base
                assert after.digest(pin.trial.release) != after.digest(pin.base)


@given(sequences)
@tried
def test_that_there_was_a_canary_is_never_forgotten(verbs: list[Verb]) -> None:
    for was, now in pins(verbs):
        assert now.canary is not None or was.canary is None


@given(sequences)
@tried
def test_a_canary_begins_beside_what_was_there_before(verbs: list[Verb]) -> None:
    for before, after in walk(verbs):
        for stage, pin in after.stages.items():
            if pin.trial is not None:
                assert before is not None
                assert before.release(pin.base) is not None
                assert before.pin(stage).base == pin.base


@given(sequences)
@tried
def test_every_ledger_reads_back(verbs: list[Verb]) -> None:
    for _, after in walk(verbs):
        ledger = Ledger(ledger=2, environments={"prod": after})
        found = read_ledger(to_text(ledger).encode(), "x")
        assert found.diagnostics == ()
        assert found.ledger == ledger


@given(sequences)
@tried
def test_every_change_is_told(verbs: list[Verb]) -> None:
    for before, after in walk(verbs):
        told = before is None or _matters(before, after)
        assert bool(forecast(before, after)) == told


def _matters(before: History, after: History) -> bool:
    """Whether a deployment does anything else; a stage's first line may say what it serves anyway."""
    pins = {stage: before.pin(stage) for stage in after.stages}
    return before.releases != after.releases or pins != after.stages


@given(sequences, st.sampled_from(("body", "resources")))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_every_template_refers_to_what_is_in_it(verbs: list[Verb], rendering: str) -> None:
    file = read_spec(f"{SPEC}render: {rendering}\n".encode(), name="shop.yaml", folder=Path(__file__).parent)
    gateway = compile_spec(file, Request()).gateway
    assert gateway is not None
    for _, after in walk(verbs)[-2:]:
        template = lower(replace(gateway, history=after), Ids("Shop"))
        resources: Any = render(template).body["Resources"]
        deployments = {id for id, each in resources.items() if each["Type"] == "AWS::ApiGateway::Deployment"}
        assert len(deployments) == len({each.digest for each in after.releases})
        for stage in STAGES:
            properties = resources[f"ShopStage{stage.title()}"]["Properties"]
            pin = after.pin(stage)
            assert properties["DeploymentId"]["Ref"].endswith(after.digest(pin.base)[:10])
            assert ("CanarySetting" in properties) == (pin.canary is not None)
            served = {
                properties["DeploymentId"]["Ref"],
                properties.get("CanarySetting", properties)["DeploymentId"]["Ref"],
            }
            assert served <= deployments
