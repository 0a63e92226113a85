"""Making calls: paced, repeated where that is safe, and logged.

Reads are repeated until there is a response. A write is tried once; the next look at the stage shows whether it was
done.
"""

from __future__ import annotations

import time
from random import SystemRandom
from typing import Protocol

from msgspec import Struct

from gatewright.document.plain_data import is_mapping
from gatewright.live.connection import Answer, Connection, date_of
from gatewright.live.faults import FaultError, FaultKind, StoppedError
from gatewright.live.journal import Journal
from gatewright.live.model import AwsCall

PACE = 0.12
"""Seconds from call to call: API Gateway takes ten of an account in a second, and others want some too."""


SLACK = 5.0
"""By how many seconds two clocks may differ: a response is slightly older than the moment at which it arrives."""

LONGEST = 120.0
"""For how many seconds to wait at most because the service asks for it."""


class Clock(Protocol):
    """Time, and the passing of it."""

    def now(self) -> float:
        """Seconds since 1970."""
        ...

    def hear(self, date: float, asked: float) -> None:
        """The service's time now, computed from an earlier response."""
        ...

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        ...


class RealClock:
    """The time that it is for the service. It passes evenly, whatever this machine's clock is set to meanwhile."""

    def __init__(self) -> None:
        self._began = time.time() - time.monotonic()

    def now(self) -> float:
        """Seconds since 1970."""
        return self._began + time.monotonic()

    def hear(self, date: float, asked: float) -> None:
        """The service's time is the one that counts: metrics and bakes use it."""
        if not asked - SLACK <= date <= self.now() + SLACK:
            self._began = date - time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)


class Patience(Struct, frozen=True):
    """How long to go on when calls go wrong."""

    tries: int = 10
    first: float = 1.0
    longest: float = 15.0

    def wait(self, tried: int, fault: FaultError) -> float:
        """How many seconds to wait; some by chance, so that those who wait do not come back together."""
        usual = min(self.longest, self.first * 2.0 ** (tried - 1))
        asked = max(usual, fault.after or 0.0)
        return asked * (1 + 0.25 * SystemRandom().random())


class Caller:
    """Makes calls over a connection."""

    def __init__(
        self, connection: Connection, journal: Journal, clock: Clock, patience: Patience | None = None
    ) -> None:
        self._connection = connection
        self.journal = journal
        self.clock = clock
        self._patience = patience or Patience()
        self._last = 0.0

    def hasty(self) -> Caller:
        """One that soon gives up: for what a command can do without."""
        return Caller(self._connection, self.journal, self.clock, Patience(tries=3))

    def read(self, service: str, operation: str, *needs: str, **parameters: object) -> Answer:
        """The response to a read, with the members that it must have."""
        call = AwsCall(service=service, operation=operation, parameters=parameters, why="")
        tried = 0
        while True:
            try:
                answer = self._paced(call)
                if missing := [name for name in needs if name not in answer]:
                    raise FaultError(FaultKind.LOST, f"the response to {operation} has no {missing[0]}")  # noqa: TRY301
            except FaultError as fault:
                tried = self.wait(tried, fault)
            else:
                return answer

    def write(self, call: AwsCall) -> None:
        """Try a write, once."""
        what = {"operation": call.operation, "parameters": call.parameters, "why": call.why}
        self.journal.add(self.clock.now(), "call", **what)
        try:
            answer = self._paced(call)
        except FaultError as fault:
            said = {"kind": fault.kind, "message": str(fault)}
            self.journal.add(self.clock.now(), "fault", operation=call.operation, **said)
            raise
        self.journal.add(self.clock.now(), "done", operation=call.operation, request=_request(answer))

    def repeat(self, call: AwsCall) -> None:
        """Make a write that does no harm when it is made twice."""
        tried = 0
        while True:
            try:
                self.write(call)
            except FaultError as fault:
                tried = self.wait(tried, fault)
            else:
                return

    def wait(self, tried: int, fault: FaultError) -> int:
        """Wait before the next try, and count it. Raises the fault when there is none."""
        if not fault.passes:
            raise fault
        if tried + 1 >= self._patience.tries:
            raise StoppedError(f"gave up after {self._patience.tries} attempts: {fault}") from fault
        if (fault.after or 0.0) > LONGEST:
            raise StoppedError(f"AWS asks to wait {fault.after:.0f} seconds: {fault}") from fault
        self.clock.sleep(self._patience.wait(tried + 1, fault))
        return tried + 1

    def _paced(self, call: AwsCall) -> Answer:
        ahead = self._last + PACE - self.clock.now()
        if 0 < ahead <= PACE:
            self.clock.sleep(ahead)
        asked = self._last = self.clock.now()
        try:
            answer = self._connection.call(call)
        except FaultError as fault:
            self._hear(fault.date, asked)
            raise
        self._hear(date_of(answer), asked)
        return answer

    def _hear(self, date: float | None, asked: float) -> None:
        if date is not None:
            self.clock.hear(date, asked)


def _request(answer: Answer) -> object:
    meta = answer.get("ResponseMetadata")
    return meta.get("RequestId") if is_mapping(meta) else None
