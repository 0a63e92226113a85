"""What every spec says, of whatever kind it is: where it is deployed, which rules are taken otherwise."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict

from msgspec.structs import replace

from gatewright.diagnostics.codes.rule_settings import RULE_PLACE
from gatewright.document import Path
from gatewright.gateway import Location, PlainResource, RuleChange
from gatewright.resolve.names import AnyNames
from gatewright.resolve.neighbour import location_of
from gatewright.resolve.resource import resolve_resources
from gatewright.resolve.rule import has_lapsed


class Common(TypedDict):
    """What all units have, but for their kind."""

    name: str
    description: str
    stack: str | None
    place: Location
    tags: Mapping[str, str]
    resources: tuple[PlainResource, ...]
    unused_bindings: tuple[str, ...]
    unused_inputs: tuple[str, ...]
    rule_changes: tuple[RuleChange, ...]
    today: date | None


def resolve_common(names: AnyNames) -> Common:
    """What all units have. Names that are used have been looked up by then: the others are reported as unused."""
    spec = names.spec
    return Common(
        name=spec.name,
        description=spec.description or "",
        stack=spec.stack,
        place=location_of(spec, names.around.environment),
        tags=dict(sorted((spec.tags or {}).items())),
        resources=resolve_resources(names),
        unused_bindings=tuple(sorted((spec.bindings or {}).keys() - names.used_bindings)),
        unused_inputs=tuple(sorted(names.around.unused_inputs)),
        rule_changes=_rule_changes(names),
        today=names.around.today,
    )


def _rule_changes(names: AnyNames) -> tuple[RuleChange, ...]:
    changes = (
        RuleChange(
            rule=rule,
            path=("rules", rule),
            severity=setting.severity,
            waived=setting.waive is not None,
            lapsed=has_lapsed(names, rule, setting),
            at=tuple(_spec_path(names, rule, index, at) for index, at in enumerate(setting.at or ())),
            details=tuple(key for key in ("at", "owner", "until") if getattr(setting, key) is not None),
        )
        for rule, setting in sorted((names.spec.rules or {}).items())
    )
    return tuple(replace(change, at=tuple(path for path in change.at if path)) for change in changes)


def _spec_path(names: AnyNames, rule: str, index: int, written: str) -> Path:
    """`routes.GET /health.backend` as a path: at each level the longest key that is there."""
    path: Path = ()
    rest = written
    while rest:
        node = names.document.find(path)
        keys = [key for key in getattr(node, "entries", {}) if rest == key or rest.startswith(f"{key}.")]
        if not keys:
            help = "write the path of an entry, such as `routes.GET /orders`, or remove it"
            names.report(RULE_PLACE, ("rules", rule, "at", index), f"there is no {written!r} in this spec", help)
            return ()
        key = max(keys, key=len)
        path, rest = (*path, key), rest[len(key) + 1 :]
    return path
