"""Histories that went wrong once: what each command says, and what clients get after each step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from histories.team import Step, Team
from histories.world import ENVIRONMENTS, World, in_quick_time
from test_cases import CASES, compare
from unit.live.serving import Serving

FOLDER = CASES.parent / "histories"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))

_DIGEST = re.compile(r"\b[0-9a-f]{10,64}\b")


def step_of(text: str) -> Step:
    """A step as it is written: `edit a1`, `deploy prod`, `prod: release --canary 10`, `prod in dev: status`."""
    who, colon, line = text.partition(": ")
    match who.split(" in ") if colon else ():
        case [environment]:
            return ("run", environment, line)
        case [environment, other]:
            return ("confuse", environment, other, line)
        case _:
            return tuple(text.split(" ", 3)) if text.startswith("hand") else tuple(text.split())


@pytest.mark.parametrize("rendering", ["body", "resources"])
@pytest.mark.parametrize("name", NAMES)
def test_a_history(
    name: str,
    rendering: str,
    control_plane: Serving,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    update_cases: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    case: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    with in_quick_time(control_plane):
        team = Team(World(tmp_path, control_plane, "rest", rendering))
        told = "".join(line for text in case["steps"] for line in _taken(team, text))
    compare(FOLDER / f"{name}.txt", told, update=update_cases)


def _taken(team: Team, text: str) -> Iterator[str]:
    team.last = None
    team.take(step_of(text))
    yield f"$ {text}\n"
    if team.last is not None:
        yield f"  exit {team.last.status}\n"
        lines = (team.last.out + team.last.err).splitlines()
        yield from (f"  | {_DIGEST.sub('...', line)}".rstrip() + "\n" for line in lines)
    else:
        yield from _served(team)


def _served(team: Team) -> Iterator[str]:
    """What clients of each stage get."""
    for environment in ENVIRONMENTS:
        stack = team.world.stacks[environment]
        for stage in stack.plane.stages:
            base, canary, percent = stack.served(stage)
            beside = f", and {_routes(team, canary)} to {percent:g} %" if canary is not None else ""
            yield f"  {environment} {stage}: {_routes(team, base)}{beside}\n"


def _routes(team: Team, api: str) -> str:
    """The routes that an API has beside its first."""
    known = ("a1", "b1", "c1", "d1")
    sets = chain.from_iterable(combinations(known, size) for size in range(len(known) + 1))
    found = next(each for each in sets if team.world.api(frozenset(each)) == api)
    return " ".join(found) or "nothing"
