"""Functions: their defaults, and what their variables mean."""

from gatewright.document import Path
from gatewright.gateway import DeployText, Function, Grant
from gatewright.resolve.scope import Scope
from gatewright.spec.function import FunctionSpec, GrantSpec, Variable

MEMORY_MB = 256
TIMEOUT_S = 29
ARCHITECTURE = "arm64"


def resolve_functions(scope: Scope) -> tuple[Function, ...]:
    """All functions, by name."""
    return tuple(_function(scope, name, spec) for name, spec in sorted((scope.spec.functions or {}).items()))


def resolve_grants(scope: Scope, written: tuple[GrantSpec, ...], path: Path) -> tuple[Grant, ...]:
    """What is allowed, with its references resolved."""
    return tuple(_grant(scope, grant, (*path, index)) for index, grant in enumerate(written))


def _function(scope: Scope, name: str, spec: FunctionSpec) -> Function:
    path = ("functions", name)
    return Function(
        name=name,
        path=path,
        code=spec.code,
        handler=spec.handler,
        runtime=spec.runtime,
        description=spec.description or "",
        architecture=spec.architecture or ARCHITECTURE,
        memory=_whole(spec.memory.megabytes) if spec.memory else MEMORY_MB,
        timeout=_whole(spec.timeout.seconds) if spec.timeout else TIMEOUT_S,
        environment=_environment(scope, spec, path),
        allow=resolve_grants(scope, spec.allow or (), (*path, "allow")),
        connections=bool(spec.connections),
        role=scope.outside(spec.role, (*path, "role"), "role") if spec.role else None,
        raw=spec.raw or {},
        alias=spec.alias,
        traffic=_traffic(scope, spec, (*path, "traffic")),
        code_identity=scope.code_identity(spec.code, (*path, "code")) if spec.alias else "",
    )


def _traffic(scope: Scope, spec: FunctionSpec, path: Path) -> dict[str, float] | None:
    if spec.traffic is None or scope.has_faults(path):
        return None
    return {version: share.percent for version, share in spec.traffic.items()}


def _whole(number: float) -> float:
    """The same number, without `.0`: templates hold it as written."""
    return int(number) if number.is_integer() else number


def _environment(scope: Scope, spec: FunctionSpec, path: Path) -> dict[str, str | DeployText]:
    written = {
        name: _variable(scope, variable, (*path, "environment", name))
        for name, variable in sorted((spec.environment or {}).items())
    }
    return {name: value for name, value in written.items() if value is not None}


def _variable(scope: Scope, variable: Variable, path: Path) -> str | DeployText | None:
    match variable:
        case bool():
            return str(variable).lower()
        case str():
            return variable
        case int() | float():
            return scope.written(path) or str(variable)
        case _:
            return scope.text(variable, path)


def _grant(scope: Scope, grant: GrantSpec, path: Path) -> Grant:
    resources = (
        resource if isinstance(resource, str) else scope.text(resource, (*path, "resources", index))
        for index, resource in enumerate(grant.resources)
    )
    return Grant(actions=grant.actions, resources=tuple(resource for resource in resources if resource is not None))
