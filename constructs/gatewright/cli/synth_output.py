"""What `gatewright synth` prints about a stack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from gatewright.cli.terminal import Styles
from gatewright.diagnostics.reports import visible
from gatewright.gateway import Gateway, SharedDomains
from gatewright.ledger.snapshot import Snapshot, digest, why
from gatewright.template.removal import Removal
from gatewright.workspace.outputs import BUCKET_LIMIT, INLINE_LIMIT, Made
from gatewright.workspace.stacks import StackPart

LIMITS = {"Resources": 500, "Parameters": 200, "Outputs": 200}
"""How much of each CloudFormation takes in one stack."""

_MOST = 20
"""How many changes or removals are listed."""


class LastRun(Struct, frozen=True):
    """What the folder held of a stack before it was written."""

    snapshots: Mapping[str, Snapshot]
    """By gateway."""
    removed: tuple[Removal, ...]
    """What clients lose of it."""


def summary(made: Made, folder: Path, last: LastRun, *, written: Collection[str], color: bool) -> str:
    """A paragraph."""
    return "\n".join(_lines(made, folder, last, written, Styles(color=color)))


def _lines(made: Made, folder: Path, last: LastRun, written: Collection[str], styles: Styles) -> Iterator[str]:
    yield styles.strong(visible(made.stack.title))
    yield from (f"  {line}" for line in _place(made))
    yield from (f"  {line}" for line in _counts(made))
    for part in made.stack.parts:
        yield f"  {_about(part)}"
        if part.gateway and not made.stack.is_edge:
            yield from (f"  {line}" for line in _deployment(part, last.snapshots.get(part.unit.name)))
            yield from (f"  {line}" for line in _needs(part.gateway))
    yield from (f"  {styles.strong(line)}" for line in _first(last.removed))
    for name, _ in made.files():
        state = "" if name in written else styles.faint(" (unchanged)")
        yield f"  {visible(str(folder / name))}{state}"


def _place(made: Made) -> Iterator[str]:
    """Where it is deployed, as far as the spec sets it; the second stack of the same parts has its own Region."""
    place = made.stack.parts[0].unit.place
    said = (place.account and f"account {place.account}", None if made.stack.is_edge else place.region)
    if any(said):
        yield f"in {', '.join(word for word in said if word)}"


def _counts(made: Made) -> Iterator[str]:
    kinds = Counter(resource["Type"].removeprefix("AWS::") for resource in made.body["Resources"].values())
    listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    yield f"{_of(made, 'Resources')}: {listed}"
    size = len(made.template.encode())
    where = "deployed from an S3 bucket" if size > INLINE_LIMIT else "deployed directly"
    yield f"{_of(made, 'Outputs')}, {_of(made, 'Parameters')}, {size:,} of {BUCKET_LIMIT:,} bytes ({where})"


def _of(made: Made, section: str) -> str:
    return f"{len(made.body.get(section, ()))} of {LIMITS[section]} {section.lower()}"


def _about(part: StackPart) -> str:
    match part.unit:
        case Gateway():
            return _gateway(part.unit)
        case SharedDomains(domains=domains):
            return visible(f"domains {part.unit.name}: {', '.join(domain.name for domain in domains) or 'none'}")
        case _:
            return visible(f"{part.unit.kind} {part.unit.name}")


def _gateway(gateway: Gateway) -> str:
    stages = ", ".join(stage.name for stage in gateway.stages)
    return visible(f"gateway {gateway.name}: {_counted(len(gateway.routes), 'route')}, stages: {stages or 'none'}")


def _deployment(part: StackPart, before: Snapshot | None) -> Iterator[str]:
    identity = digest(part.snapshot)[:10]
    if before is None:
        yield f"deployment {identity}: the first one in this folder"
        return
    changes = why(before, part.snapshot)
    if not changes:
        yield f"deployment {identity}: unchanged"
        return
    yield f"deployment {identity}: new, because of {_counted(len(changes), 'change')}"
    yield from (f"  {line}" for line in _first(changes))


def _first(items: Sequence[object]) -> Iterator[str]:
    """The first items of a list, which can be long."""
    yield from (visible(str(item)) for item in items[:_MOST])
    if len(items) > _MOST:
        yield f"and {len(items) - _MOST} more"


def _needs(gateway: Gateway) -> Iterator[str]:
    """What has to be there before the deployment, and is no part of it."""
    has_logs = any(stage.logs.access_format or stage.logs.execution != "off" for stage in gateway.stages)
    if gateway.kind != "http" and has_logs:
        yield "needs the API Gateway CloudWatch Logs role, once per Region: see `gatewright new account --kind account`"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
