"""What a watched canary looks like: a table that grows, and on a terminal a bar below it that moves."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gatewright.cli.terminal import Styles, columns, has_color
from gatewright.diagnostics.reports import visible
from gatewright.gateway.canary import CanaryPlan
from gatewright.spec.values.number import spell

if TYPE_CHECKING:
    from gatewright.live.judging import Side
    from gatewright.live.rollout import Look

HEADER = f"{'time':9}{'share':>7}  {'requests':>17}  verdict"

_BAR = 20


class Table:
    """Shows each look: a row where something is new, else the bar alone."""

    def __init__(self, plan: CanaryPlan, color: str) -> None:
        self._plan = plan
        self._styles = Styles(color=has_color(color, sys.stdout))
        self._is_terminal = sys.stdout.isatty()
        self._last: tuple[object, ...] = ()

    def begin(self) -> None:
        """Show what the columns are."""
        shares = ", ".join(f"{spell(share)} %" for share in self._plan.shares)
        print(self._styles.strong(f"  canary against base: {shares}, then all"))
        print(self._styles.faint(HEADER), flush=True)

    def show(self, look: Look, now: float) -> None:
        """Show a look."""
        self.clear()
        said = tuple((finding.what, finding.verdict) for finding in look.findings)
        if (look.percent, look.action, said) != self._last:
            self._last = (look.percent, look.action, said)
            print(_row(look, now), flush=True)
            for finding in look.findings:
                line = f"{'':9}{finding.what}: {finding.verdict}, {finding.why}"
                print(self._styles.faint(visible(line)), flush=True)
        if self._is_terminal:
            print(_bar(look, self._plan)[: columns() - 1], end="", flush=True)

    def clear(self) -> None:
        """Take the bar away."""
        if self._is_terminal:
            print("\r\x1b[K", end="", flush=True)


class JsonLines:
    """Prints each look as a line of JSON, for programs."""

    def begin(self) -> None:
        """Nothing comes before the first."""

    def show(self, look: Look, now: float) -> None:
        """Print a look."""
        sides = {"canary": look.sample.canary, "base": look.sample.base} if look.sample else {}
        said = {
            "at": datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds"),
            "percent": look.percent,
            "elapsed": round(look.elapsed),
            **{name: {"requests": side.requests, **_errors(side)} for name, side in sides.items()},
            "findings": [{"what": f.what, "verdict": f.verdict, "why": f.why} for f in look.findings],
            "action": look.action,
        }
        print(json.dumps(said), flush=True)

    def clear(self) -> None:
        """Nothing is taken away."""


def _errors(side: Side) -> dict[str, float]:
    """How many requests failed, by what is counted."""
    names = dict.fromkeys(name for period in side.periods for name in period.errors)
    return {name: sum(period.errors.get(name, 0.0) for period in side.periods) for name in names}


def _row(look: Look, now: float) -> str:
    from gatewright.live.judging import overall  # noqa: PLC0415

    at = datetime.fromtimestamp(now, UTC).strftime("%H:%M:%S")
    canary, base = (look.sample.canary, look.sample.base) if look.sample else (None, None)
    requests = f"{_count(canary)} / {_count(base)}"
    share = f"{spell(look.percent)} %"
    return f"{at:9}{share:>7}  {requests:>17}  {overall(look.findings)}, {look.action}"


def _count(side: Side | None) -> str:
    return f"{side.requests:.0f}" if side else "?"


def _bar(look: Look, plan: CanaryPlan) -> str:
    """How far this share is; once it has been watched for as long as was meant, how far the patience is."""
    is_late = look.elapsed > plan.bake
    whole = plan.longest if is_late else plan.bake
    done = min(1.0, look.elapsed / whole) if whole else 1.0
    filled = round(done * _BAR)
    what = ", until the wait for enough data ends" if is_late else ""
    steps = [*plan.shares, 100.0]
    passed = sum(step <= look.percent for step in steps)
    at = f"step {passed} of {len(steps) - 1}, {spell(look.percent)} %"
    return f"  [{'#' * filled}{'.' * (_BAR - filled)}] {at}: {look.elapsed:.0f} of {whole:.0f} s{what}"
