"""What goes where: the stacks of a workspace, the accounts and regions that they are for, and their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from gatewright.gateway import Account, AlarmHealth, Domain, Gateway, SharedDomains, StageAlarm
from gatewright.spec.record import FailoverSpec, WeightSpec, WeightsSpec
from gatewright.template import Import, references
from gatewright.workspace.stacks import Stack, StackPart, all_stacks

_Where = tuple[str | None, ...]


class Placed(Struct, frozen=True):
    """A stack, and when it can be deployed: stacks of the same step do not need each other."""

    stack: Stack
    step: int
    after: tuple[Stack, ...]
    """The stacks that have to be there before."""


def places(stacks: Sequence[Stack]) -> tuple[Placed, ...]:
    """All stacks, in the order in which they are deployed."""
    every = all_stacks(stacks)
    needs = {stack.title: tuple(_needed(stack, every)) for stack in every}
    steps = _steps(needs)
    found = [Placed(stack, steps[stack.title], needs[stack.title]) for stack in every]
    return tuple(sorted(found, key=lambda placed: (placed.step, placed.stack.title)))


def what(part: StackPart) -> str:
    """What a spec brings to a stack."""
    match part.unit:
        case Gateway(name=name, kind=kind, stages=stages):
            return f"gateway {name} ({kind}), stages: {', '.join(stage.name for stage in stages) or 'none'}"
        case SharedDomains(name=name):
            return f"domains {name}"
        case unit:
            return f"{unit.kind} {unit.name}"


def domains(part: StackPart) -> tuple[Domain, ...]:
    """The domains that a spec has something to do with."""
    return part.unit.domains if isinstance(part.unit, Gateway | SharedDomains) else ()


def leading(domain: Domain) -> str:
    """What leads callers to a domain in this region."""
    if not domain.is_made:
        return "created by another stack"
    if domain.zone is None:
        return "no records"
    match domain.records:
        case None:
            return "the only record"
        case WeightsSpec(weights=weights):
            return f"weight {weights.get(domain.region or '', 0)} of {sum(weights.values())}"
        case WeightSpec(weight=weight, as_=name):
            return f"weight {weight}, as {name}"
        case FailoverSpec(primary=primary):
            is_primary = domain.region == primary
            return "primary" if is_primary else f"secondary, used while {primary} is not healthy"
        case _:
            return "latency-based routing"


def healthy(domain: Domain) -> str:
    """When this region is healthy, if anything says so."""
    match domain.health:
        case None:
            return ""
        case AlarmHealth(alarm=StageAlarm(stage, alarm)):
            return f"the alarm {alarm.measure} of the stage {stage.name} is not in ALARM state"
        case AlarmHealth(alarm=alarm):
            return (
                f"the alarm {alarm} is not in ALARM state"
                if isinstance(alarm, str)
                else "an alarm is not in ALARM state"
            )
        case health:
            return f"GET {health.asked} succeeds" + (f" at {health.host}" if health.host else "")


def _needed(stack: Stack, every: Sequence[Stack]) -> Iterator[Stack]:
    """What has to be there before a stack: what it imports, domains made elsewhere, the account's settings."""
    imported, existing = set(_imports(stack)), set(_existing(stack))
    for other in every:
        if other.title == stack.title:
            continue
        if other.is_edge:
            if (other.name, other.environment) == (stack.name, stack.environment):
                yield other
        elif _where(other) == _where(stack) and (
            not imported.isdisjoint(_exports(other))
            or not existing.isdisjoint(_made(other))
            or (_is_account(other) and not _is_account(stack))
        ):
            yield other


def _steps(needs: Mapping[str, Sequence[Stack]]) -> Mapping[str, int]:
    """The earliest step of each stack. Those that need each other come when all else is there."""
    steps: dict[str, int] = {}
    left = dict(needs)
    while left:
        ready = [title for title, after in left.items() if all(each.title in steps for each in after)] or list(left)
        step = max(steps.values(), default=0) + 1
        for title in ready:
            steps[title] = step
            del left[title]
    return steps


def _imports(stack: Stack) -> Iterator[str]:
    for part in stack.parts:
        for resource in part.template.resources:
            for reference, _ in references(resource.properties):
                if isinstance(reference, Import) and isinstance(reference.name, str):
                    yield reference.name


def _exports(stack: Stack) -> Iterator[str]:
    yield from (output.export for part in stack.parts for output in part.template.outputs if output.export)


def _existing(stack: Stack) -> Iterator[str]:
    yield from (domain.name for part in stack.parts for domain in domains(part) if not domain.is_made)


def _made(stack: Stack) -> Iterator[str]:
    yield from (domain.name for part in stack.parts for domain in domains(part) if domain.is_made)


def _is_account(stack: Stack) -> bool:
    return any(isinstance(part.unit, Account) for part in stack.parts)


def _where(stack: Stack) -> _Where:
    """Stacks in the same place share exports and domains."""
    place = stack.parts[0].unit.place
    is_known = place.account is not None and place.region is not None
    return (None if is_known else place.environment, place.account, place.region)
