"""Which settings belong to which action of a service."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import asdict

from gatewright.diagnostics.codes.services import ACTION_IGNORES, ACTION_LACKS
from gatewright.document import Path
from gatewright.resolve.scope import Scope


class ActionKeys(Struct, frozen=True):
    """What an action takes besides what all actions of its service take."""

    needed: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


def fits(scope: Scope, spec: Struct, action: str, table: Mapping[str, ActionKeys], path: Path) -> bool:
    """Whether the settings are such as the action takes. If not, it is said."""
    takes = table[action]
    written = {key for key, value in asdict(spec).items() if value is not None}
    lacking = [key for key in takes.needed if key not in written and (*path, key) not in scope.broken]
    for key in lacking:
        scope.report(ACTION_LACKS, path, f"`{action}` needs {key!r}", f"add `{key}:`", at_key=True)
    special = {key for other in table.values() for key in (*other.needed, *other.optional)}
    for key in sorted((written & special) - {*takes.needed, *takes.optional}):
        users = [f"`{name}`" for name, other in table.items() if key in (*other.needed, *other.optional)]
        message = f"`{action}` does not take {key!r}"
        help = f"take it out: it belongs to {', '.join(users)}"
        scope.report(ACTION_IGNORES, (*path, key), message, help, at_key=True)
    return all(key in written for key in takes.needed)
