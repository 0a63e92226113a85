"""Stage variables, which are text to the service."""

from collections.abc import Mapping

from gatewright.document import Path
from gatewright.resolve.scope import Scope


def stage_variables(
    scope: Scope, written: Mapping[str, str | int | float | bool] | None, path: Path
) -> Mapping[str, str]:
    """Stage variables by name, as they are written."""
    return {
        name: value if isinstance(value, str) else scope.written((*path, name)) or str(value).lower()
        for name, value in sorted((written or {}).items())
    }
