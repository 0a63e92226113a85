"""Releases for tests, and strategies for any of them."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from hypothesis import strategies as st
from msgspec.structs import replace

from gatewright.ledger.ledger import ENDED, AwsApi, Canary, History, Ledger, LogEntry, Pin, Release
from gatewright.releases.verbs import KEEP, Order, Trial
from gatewright.spec.values.share import Percent


def api(name: str | int) -> str:
    """The digest of some API."""
    return sha256(str(name).encode()).hexdigest()


def history(releases: str, **stages: Pin) -> History:
    """Releases of APIs named by letters, `abc`, with ids from 1 on, all deployed; and what stages serve."""
    return known(tuple(Release(id=id, digest=api(letter)) for id, letter in enumerate(releases, start=1)), stages)


def known(releases: tuple[Release, ...], stages: Mapping[str, Pin]) -> History:
    """Deployed releases, each of which all stages served fully in turn, and what stages serve now."""
    log = [
        LogEntry(
            verb="release",
            id=each.id,
            digest=each.digest,
            note=each.note,
            stages=dict.fromkeys(stages, Pin(base=each.id)) or None,
        )
        for each in releases
    ]
    if stages:
        log.append(LogEntry(verb="adopt", stages=stages))
    return History(aws=AwsApi(deployed=releases[-1].id), log=tuple(log))


def draft(found: History) -> History:
    """The same releases, of which the newest is not deployed."""
    return replace(found, aws=AwsApi(deployed=found.newest.id - 1))


def pin(base: int, canary: int | str | None = None, percent: float = 10, **variables: str) -> Pin:
    """What a stage serves."""
    if isinstance(canary, int):
        return Pin(base=base, canary=Canary(release=canary, percent=Percent(percent), variables=variables or None))
    return Pin(base=base, canary=ENDED if canary else None)


def order(name: str, *stages: str, trial: Trial | None = None, **more: object) -> Order:
    """What is to be released: an API, of these stages, which all try it alike."""
    stages = stages or ("live",)
    trials = {} if trial is None else dict.fromkeys(stages, trial)
    made = {"digest": api(name), "kind": "rest", "stages": stages, "keep": KEEP, "trials": trials}
    return Order(**{**made, **more})  # type: ignore[arg-type]


def trial(percent: float = 10, **variables: str) -> Trial:
    return Trial(percent=Percent(percent), variables=variables)


names = st.from_regex(r"[A-Za-z][A-Za-z0-9_.-]{0,9}", fullmatch=True)
stage_names = st.from_regex(r"[A-Za-z0-9_]{1,8}", fullmatch=True)
notes = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")), max_size=30).filter(
    lambda text: "{Token[" not in text
)
digests = st.integers(0, 4).map(api) | st.from_regex(r"[0-9]{64}|[0-9]{9}e[0-9]{54}", fullmatch=True)
percents = st.integers(0, 100).map(float) | st.decimals(0, 100, places=2).map(float)
variables = st.dictionaries(
    st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,5}", fullmatch=True),
    st.from_regex(r"[A-Za-z0-9._:/?&=,-]{1,12}", fullmatch=True),
    max_size=2,
)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Releases that a ledger may hold."""
    count = draw(st.integers(1, 6))
    ids = sorted(draw(st.sets(st.integers(1, 99), min_size=count, max_size=count)))
    releases = tuple(Release(id=id, digest=draw(digests), note=draw(st.none() | notes.filter(bool))) for id in ids)
    stages = {name: draw(_pins(releases)) for name in draw(st.lists(stage_names, max_size=3, unique=True))}
    return known(releases, stages)


@st.composite
def _pins(draw: st.DrawFn, releases: tuple[Release, ...]) -> Pin:
    base = draw(st.sampled_from(releases))
    newer = [release for release in releases if release.id > base.id and release.digest != base.digest]
    if not newer or draw(st.booleans()):
        return Pin(base=base.id, canary=draw(st.sampled_from((None, ENDED))))
    return Pin(
        base=base.id,
        canary=Canary(
            release=draw(st.sampled_from(newer)).id,
            percent=Percent(draw(percents)),
            variables=draw(variables) or None,
            share_cache=draw(st.sampled_from((None, True))),
        ),
    )


ledgers = st.dictionaries(names, histories(), max_size=3).map(lambda found: Ledger(ledger=2, environments=found))
