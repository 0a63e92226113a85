"""The version of the installed tool, and of its optional parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPTIONAL = re.compile(r"""([A-Za-z0-9._-]+)[^;]*;\s*extra\s*==\s*["']([a-z]+)["']""")


def version() -> str:
    """As it is installed."""
    from importlib.metadata import version as installed  # noqa: PLC0415 - costs more than most commands need

    return installed("gatewright")


def report() -> str:
    """The version, and which optional parts are installed, without importing any of them."""
    lines = (f"  {extra:<6}{', '.join(_found(names, extra))}" for extra, names in sorted(_extras().items()))
    return "\n".join((f"gatewright {version()}", *lines))


def _extras() -> dict[str, list[str]]:
    """The packages of each optional part, as the package's own metadata names them."""
    from importlib.metadata import requires  # noqa: PLC0415 - see above

    extras: dict[str, list[str]] = {}
    for requirement in requires("gatewright") or ():
        match = _OPTIONAL.match(requirement)
        if match:
            extras.setdefault(match[2], []).append(match[1])
    return extras


def _found(names: list[str], extra: str) -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415 - see above
    from importlib.metadata import version as installed  # noqa: PLC0415

    try:
        found = [f"{name} {installed(name)}" for name in names]
    except PackageNotFoundError:
        yield f"not installed: pip install 'gatewright[{extra}]'"
    else:
        yield from found
