"""What a watched rollout does to a stage, and to the ledger with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gatewright.cli.ledger_lock import alone
from gatewright.cli.ledger_options import (
    open_releases,
)
from gatewright.cli.live_verbs import LiveOptions, acted
from gatewright.diagnostics.usage import UsageError
from gatewright.document.plain_data import is_mapping
from gatewright.ledger.ledger import History, Pin, Verb
from gatewright.releases import verbs
from gatewright.releases.forecast import serving
from gatewright.releases.opened import Opened
from gatewright.releases.refusals import Refusal
from gatewright.spec.values.share import Percent

if TYPE_CHECKING:
    from gatewright.live.reaching import Reached
    from gatewright.live.rollout import Ending


PATIENCE = 60.0
"""For how many seconds a rollout lets others finish what they do."""


class StageHands:
    """Changes one stage and the ledger with it."""

    def __init__(self, reached: Reached, stage: str, options: LiveOptions, *, keep_variables: bool) -> None:
        self._reached = reached
        self._stage = stage
        self._options = options
        self._keep_variables = keep_variables
        self._left = history_of(open_releases(options)).pin(stage)

    @property
    def percent(self) -> float:
        """The canary's share, as the ledger says and this rollout left it."""
        return self._left.trial.percent.percent if self._left.trial is not None else 0.0

    def recover(self) -> Ending | None:
        """Finish what an interrupted run had begun, if there is something; whether that was the end."""
        from gatewright.live.rollout import Ending  # noqa: PLC0415

        caller = self._reached.caller
        begun = caller.journal.unfinished(caller.clock.now(), "ledger", "end") or {}
        stages = begun.get("stages")
        pin = stages.get(self._stage) if is_mapping(stages) else None
        canary = pin.get("canary") if is_mapping(pin) else None
        match begun.get("verb"), canary:
            case "share", {"percent": int() | float() as percent}:
                self.share(percent)
            case "promote", None if pin is not None:
                self.promote()
                return Ending.PROMOTED
            case "abort", None if pin is not None:
                self.abort()
                return Ending.ABORTED
            case _:
                pass
        return None

    def check(self) -> None:
        """Make sure that the ledger says what it said, and that the stage is that."""
        from gatewright.live.comparing import disagreements  # noqa: PLC0415
        from gatewright.live.faults import MovedError  # noqa: PLC0415
        from gatewright.live.observing import observe  # noqa: PLC0415

        history = history_of(open_releases(self._options))
        pin = history.pin(self._stage)
        if pin != self._left:
            raise MovedError(*_changed(self._stage, pin, self._left))
        observed = observe(self._reached.caller, self._reached.api, self._stage)
        found = disagreements(pin, self._reached.catalogue(history), observed)
        if found:
            message = f"{self._stage!r} was changed by someone else, and not in the ledger: {'; '.join(found)}"
            raise MovedError(message, "the watch ends here, and changes nothing; see `gatewright status`")

    def share(self, percent: float) -> None:
        """Give the canary a share."""
        self._act("share", lambda history: verbs.share(history, Percent(percent), [self._stage]))

    def promote(self) -> None:
        """Let the canary serve all."""
        self._act("promote", lambda history: verbs.promote(history, [self._stage], None))

    def abort(self) -> None:
        """End the canary."""
        self._act("abort", lambda history: verbs.abort(history, [self._stage]))

    def _act(self, name: Verb, verb: Callable[[History], History | Refusal]) -> None:
        from gatewright.live.acting import Acting  # noqa: PLC0415

        with alone(open_releases(self._options).file, name, patience=PATIENCE):
            opened = open_releases(self._options)
            result = verb(history_of(opened))
            if isinstance(result, Refusal):
                raise UsageError(result.message, result.help)
            keep = name == "promote" and self._keep_variables
            how = Acting(verb=name, stages=[self._stage], adopt=self._options.adopt, keep_variables=keep)
            acted(self._reached, opened, result, how)
            self._left = result.pin(self._stage)


def _changed(stage: str, now: Pin, left: Pin) -> tuple[str, str]:
    """What another command did to a canary that is watched, and what there is to do."""
    says = f"the ledger says {serving(now)}"
    if now.trial is not None and left.trial is not None and now.trial.release == left.trial.release:
        return (
            f"{stage!r} was changed by someone else: {says}",
            "the watch ends here, and changes nothing; run the same command again to go on from there",
        )
    was = left.trial.release if left.trial is not None else left.base
    how = "promoted" if now.base == was else "stopped"
    return (
        f"the canary of {stage!r} was {how} by someone else: {says}",
        "the watch ends here, and changes nothing: there is nothing left to watch",
    )


def history_of(opened: Opened) -> History:
    """The releases, which there were a moment ago."""
    if opened.history is None:
        raise UsageError("the ledger has changed, and has errors", "fix it, and run the command again")
    return opened.history
