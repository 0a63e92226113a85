"""What a watched canary looks like: a table that grows, and on a terminal a bar below it that moves."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gatewright.cli.terminal import Styles, columns, has_color
from gatewright.reports import visible
from gatewright.spec.values.number import spell

if TYPE_CHECKING:
    from gatewright.live.judging import Side
    from gatewright.live.rollout import Look

HEADER = f"{'time':9}{'share':>7}  {'requests':>17}  {'failures':>15}  verdict"

_BAR = 20


class Table:
    """Shows each look: a row where something is new, else the bar alone."""

    def __init__(self, bake: float, color: str) -> None:
        self._bake = bake
        self._styles = Styles(color=has_color(color, sys.stdout))
        self._is_terminal = sys.stdout.isatty()
        self._last: tuple[object, ...] = ()

    def begin(self) -> None:
        """Show what the columns are."""
        print(self._styles.strong("  canary against base"))
        print(self._styles.faint(HEADER), flush=True)

    def show(self, look: Look, now: float) -> None:
        """Show a look."""
        self.clear()
        said = tuple((finding.what, finding.verdict) for finding in look.findings)
        if (look.percent, look.action, said) != self._last:
            self._last = (look.percent, look.action, said)
            print(_row(look, now), flush=True)
            for finding in look.findings:
                print(
                    self._styles.faint(visible(f"{'':9}{finding.what}: {finding.verdict}, {finding.why}")), flush=True
                )
        if self._is_terminal:
            print(_bar(look, self._bake)[: columns() - 1], end="", flush=True)

    def clear(self) -> None:
        """Take the bar away."""
        if self._is_terminal:
            print("\r\x1b[K", end="")


class Lines:
    """Tells each look to programs, as a line of JSON."""

    def begin(self) -> None:
        """Nothing comes before the first."""

    def show(self, look: Look, now: float) -> None:
        """Tell a look."""
        sides = {"canary": look.sample.canary, "base": look.sample.base} if look.sample else {}
        said = {
            "at": datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds"),
            "percent": look.percent,
            "elapsed": round(look.elapsed),
            **{name: {"requests": side.requests, "failures": side.failures} for name, side in sides.items()},
            "findings": [{"what": f.what, "verdict": f.verdict, "why": f.why} for f in look.findings],
            "action": look.action,
        }
        print(json.dumps(said), flush=True)

    def clear(self) -> None:
        """Nothing is taken away."""


def _row(look: Look, now: float) -> str:
    from gatewright.live.judging import overall  # noqa: PLC0415

    at = datetime.fromtimestamp(now, UTC).strftime("%H:%M:%S")
    canary, base = (look.sample.canary, look.sample.base) if look.sample else (None, None)
    requests = f"{_count(canary)} / {_count(base)}"
    failures = f"{_share(canary)} / {_share(base)}"
    share = f"{spell(look.percent)} %"
    return f"{at:9}{share:>7}  {requests:>17}  {failures:>15}  {overall(look.findings)}, {look.action}"


def _count(side: Side | None) -> str:
    return f"{side.requests:.0f}" if side else "?"


def _share(side: Side | None) -> str:
    return f"{side.share:.2%}" if side else "?"


def _bar(look: Look, bake: float) -> str:
    done = min(1.0, look.elapsed / bake) if bake else 1.0
    filled = round(done * _BAR)
    return f"  [{'#' * filled}{'.' * (_BAR - filled)}] {look.elapsed:.0f} of {bake:.0f} s at {spell(look.percent)} %"
