"""Plans and keys: stages, routes and keys as objects."""

from collections.abc import Iterator, Mapping, Sequence

from gatewright.diagnostics.codes.plans import LISTED_TWICE, NO_KEY_LEFT, UNKNOWN_ROUTE, UNKNOWN_STAGE
from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Path
from gatewright.gateway import Key, Plan, PlanKey, PlanRoute, Route, Stage
from gatewright.resolve.scope import Scope
from gatewright.resolve.throttle import throttle_of
from gatewright.spec.plan import KeySpec, PlanSpec


def resolve_keys(scope: Scope) -> dict[str, tuple[Key, ...]]:
    """All keys, by name: those under `keys`, and those that plans name. Each can have several values."""
    found = {name: _values(scope, name, spec, ("keys", name)) for name, spec in (scope.spec.keys or {}).items()}
    for plan, spec in sorted((scope.spec.plans or {}).items()):
        for index, name in enumerate(spec.keys or ()):
            if name not in found:
                found[name] = _values(scope, name, KeySpec(), ("plans", plan, "keys", index))
    _report_clashes(scope, found)
    return dict(sorted(found.items()))


def resolve_plans(
    scope: Scope, routes: Sequence[Route], stages: Sequence[Stage], keys: Mapping[str, tuple[Key, ...]]
) -> tuple[Plan, ...]:
    """All plans, by name."""
    by_name = {stage.name: stage for stage in stages}
    by_key = {route.key: route for route in routes}
    return tuple(
        _plan(scope, name, spec, by_name, by_key, keys) for name, spec in sorted((scope.spec.plans or {}).items())
    )


def _values(scope: Scope, name: str, spec: KeySpec, path: Path) -> tuple[Key, ...]:
    """The values of a key. Clients use the original, so generations are added to it until the spec takes it out."""
    names = [f"{name}-{each}" for _, each in scope.distinct(spec.generations or (), (*path, "generations"))]
    if spec.original is not False:
        names = [name, *names]
    elif not names and not scope.has_faults((*path, "generations")):
        help = "add `generations: […]`, or delete `original`"
        scope.report(NO_KEY_LEFT, (*path, "original"), f"this leaves no value of the key {name!r}", help)
    tags = dict(sorted({**(scope.spec.tags or {}), **(spec.tags or {})}.items()))
    return tuple(
        Key(
            name=value,
            path=path,
            description=spec.description or "",
            customer=spec.customer,
            enabled=spec.enabled is not False,
            tags=tags,
        )
        for value in names
    )


def _report_clashes(scope: Scope, keys: Mapping[str, tuple[Key, ...]]) -> None:
    """Report values of different keys that have the same name."""
    seen: dict[str, Key] = {}
    for key in (value for values in keys.values() for value in values):
        earlier = seen.setdefault(key.name, key)
        if earlier is not key:
            message = f"another key also has a value named {key.name!r}"
            scope.report(LISTED_TWICE, key.path, message, "rename the key or its generation", at_key=True)


def _plan(
    scope: Scope,
    name: str,
    spec: PlanSpec,
    stages: Mapping[str, Stage],
    routes: Mapping[str, Route],
    keys: Mapping[str, tuple[Key, ...]],
) -> Plan:
    path = ("plans", name)
    return Plan(
        name=name,
        path=path,
        description=spec.description or "",
        stages=tuple(_known_stages(scope, spec, path, stages)),
        throttle=throttle_of(spec.throttle) if spec.throttle else None,
        quota=spec.quota,
        routes=tuple(_known_routes(scope, spec, path, routes)),
        keys=tuple(_plan_keys(scope, spec, (*path, "keys"), keys)),
        tags=dict(sorted({**(scope.spec.tags or {}), **(spec.tags or {})}.items())),
    )


def _plan_keys(scope: Scope, spec: PlanSpec, path: Path, keys: Mapping[str, tuple[Key, ...]]) -> Iterator[PlanKey]:
    for index, name in scope.distinct(spec.keys or (), path):
        yield from (PlanKey(key=value, path=(*path, index)) for value in keys[name])


def _known_stages(scope: Scope, spec: PlanSpec, path: Path, stages: Mapping[str, Stage]) -> list[Stage]:
    found: list[Stage] = []
    for index, name in scope.distinct(spec.stages, (*path, "stages")):
        if name in stages:
            found.append(stages[name])
        elif not scope.is_broken("stages", name):
            help = suggestion(name, stages)
            scope.report(UNKNOWN_STAGE, (*path, "stages", index), f"there is no stage {name!r}", help)
    return found


def _known_routes(scope: Scope, spec: PlanSpec, path: Path, routes: Mapping[str, Route]) -> list[PlanRoute]:
    found: list[PlanRoute] = []
    for key, throttle in sorted((spec.routes or {}).items()):
        here = (*path, "routes", key)
        if key in routes:
            found.append(PlanRoute(route=routes[key], path=here, throttle=throttle_of(throttle)))
        else:
            scope.report(UNKNOWN_ROUTE, here, f"there is no route `{key}`", suggestion(key, routes), at_key=True)
    return found
