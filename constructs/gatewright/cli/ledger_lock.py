"""A command that changes a ledger does so alone: no other command acts on the same one meanwhile."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import ExitStack, contextmanager
from pathlib import Path

from gatewright.compose.specfile import SpecFile
from gatewright.diagnostics.usage import UsageError
from gatewright.releases.locking import HeldError, held, lock_name


class WatchedError(HeldError):
    """A canary is being watched, and another command is about to change it."""

    help = "wait until it ends; `gatewright abort --live` stops the canary at once, and the watch with it"


@contextmanager
def alone(file: SpecFile, doing: str, *parts: str, patience: float = 0.0) -> Generator[None]:
    """Change the releases of a spec, or what `parts` name of them. Raises HeldError if another command does."""
    with held(Path(file.source.name).parent / lock_name(file.stem, *parts), doing, patience=patience):
        yield


@contextmanager
def alone_or_not(file: SpecFile, doing: str) -> Generator[None]:
    """The same for what takes a moment and does not call AWS."""
    try:
        with alone(file, doing):
            yield
    except HeldError as error:
        raise UsageError(str(error), "wait until it ends, and run the command again") from error


@contextmanager
def unwatched(file: SpecFile, doing: str, environment: str, stages: Iterable[str]) -> Generator[None]:
    """Change stages that no `watch` is changing, and let none begin to. Raises WatchedError if one is."""
    with ExitStack() as locks:
        for stage in stages:
            try:
                locks.enter_context(alone(file, doing, environment, stage))
            except HeldError as error:
                raise WatchedError(f"{stage!r} is busy: {error}") from error
        yield
