"""Which settings belong to which action of a service."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import asdict

from gatewright.diagnostics.codes.services import ACTION_IGNORES, ACTION_LACKS
from gatewright.document import Path
from gatewright.resolve.scope import Scope


class ActionKeys(Struct, frozen=True):
    """The settings of an action, beyond those of all actions of its service."""

    needed: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


def suits(scope: Scope, spec: Struct, action: str, table: Mapping[str, ActionKeys], path: Path) -> bool:
    """Whether the action has all settings that it needs. Missing settings, and those of other actions, are reported."""
    takes = table[action]
    written = {key for key, value in asdict(spec).items() if value is not None}
    missing = [key for key in takes.needed if key not in written and (*path, key) not in scope.broken]
    for key in missing:
        scope.report(ACTION_LACKS, path, f"`{action}` needs {key!r}", f"add `{key}:`", at_key=True)
    special = {key for other in table.values() for key in (*other.needed, *other.optional)}
    for key in sorted((written & special) - {*takes.needed, *takes.optional}):
        users = [f"`{name}`" for name, other in table.items() if key in (*other.needed, *other.optional)]
        message = f"`{action}` does not support {key!r}"
        help = f"remove it: it belongs to {', '.join(users)}"
        scope.report(ACTION_IGNORES, (*path, key), message, help, at_key=True)
    return all(key in written for key in takes.needed)
