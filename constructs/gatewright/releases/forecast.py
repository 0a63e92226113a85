"""What the next deployment does, in plain words: the difference between what was released and what is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gatewright.ledger.ledger import Canary, History, Pin
from gatewright.spec.values.number import spell

DIGITS = 10
"""How much of a digest people are shown."""


def forecast(before: History | None, after: History) -> tuple[str, ...]:
    """Sentences, each for itself. Nothing if nothing is different."""
    return (*_releases(before, after), *_stages(before, after))


def percent(canary: Canary) -> str:
    """A canary's share: `10 %`."""
    return f"{spell(canary.percent.percent)} %"


def serving(pin: Pin) -> str:
    """What a stage serves: `release 7, and release 8 to 10 %`."""
    return f"release {pin.base}" + (f", and release {pin.trial.release} to {percent(pin.trial)}" if pin.trial else "")


def holders(history: History, environment: str | None) -> Mapping[int, tuple[str, ...]]:
    """Who serves each release that is kept: `the base of live in prod`."""
    place = f" in {environment}" if environment else ""
    found: dict[int, list[str]] = {release.id: [] for release in history.releases}
    for stage, pin in sorted(history.stages.items()):
        found[pin.base].append(f"the base of {stage}{place}")
        if pin.trial is not None:
            found[pin.trial.release].append(f"the canary of {stage}{place}, {percent(pin.trial)}")
    return {id: tuple(names) for id, names in found.items()}


def _releases(before: History | None, after: History) -> Iterator[str]:
    known = {release.digest: release.id for release in reversed(before.releases)} if before else {}
    had = {release.id: release.digest for release in before.releases} if before else {}
    for release in after.releases:
        short = release.digest[:DIGITS]
        if had.get(release.id) == release.digest:
            continue
        if release.digest in known:
            yield f"release {release.id} reuses the deployment of release {known[release.digest]} ({short})"
        elif release.id in had:
            yield f"creates a deployment for release {release.id} ({short}), replacing {had[release.id][:DIGITS]}"
        elif before is None:
            yield f"release {release.id} reuses the existing deployment ({short})"
        else:
            yield f"creates a deployment for release {release.id} ({short})"
    gone = [id for id in had if after.release(id) is None]
    if replaced := [id for id in gone if id in after.replaced]:
        yield f"no longer creates {_named(replaced)}, which is replaced before it was deployed"
    if pruned := [id for id in gone if id not in after.replaced]:
        yield f"removes {_named(pruned)} from the stack, but not from API Gateway"


def _named(ids: Sequence[int]) -> str:
    return f"release {ids[0]}" if len(ids) == 1 else f"releases {', '.join(map(str, ids))}"


def _stages(before: History | None, after: History) -> Iterator[str]:
    for stage in sorted(after.stages):
        now = after.stages[stage]
        if before is None:
            yield f"{stage} serves {serving(now)}"
        else:
            yield from (f"{stage} {does}" for does in _moves(before.pin(stage), now))


def _moves(was: Pin, now: Pin) -> Iterator[str]:
    if was.trial is not None and now.trial is None:
        yield _ended(was, was.trial, now)
    elif was.base != now.base:
        yield f"serves release {now.base} instead of release {was.base}"
    elif now.trial is not None and was.trial is None:
        taker = f"release {now.trial.release}{_settings(now.trial)}"
        yield f"sends {percent(now.trial)} of its requests to {taker}, and the rest to release {now.base}"
    elif now.trial is not None and was.trial is not None and now.trial != was.trial:
        share, until_now = percent(now.trial), percent(was.trial)
        yield f"sends {share} of its requests to release {now.trial.release}, previously {until_now}"


def _ended(was: Pin, canary: Canary, now: Pin) -> str:
    if now.base == canary.release:
        return f"serves release {now.base} to all clients: the canary is promoted"
    instead = "" if now.base == was.base else f" instead of release {was.base}"
    return f"serves release {now.base} to all clients{instead}: the canary of release {canary.release} ends"


def _settings(canary: Canary) -> str:
    settings = [f"{name}={value}" for name, value in sorted((canary.variables or {}).items())]
    settings += ["sharing the stage's cache"] if canary.share_cache else []
    return f" ({', '.join(settings)})" if settings else ""
