"""Templates as YAML that people can read and every YAML parser reads alike."""

from __future__ import annotations

import re
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MISTAKEN = re.compile(r"[-+.]?[0-9][0-9a-zA-Z_.,:+-]*|[yYnN]")
"""Text that some parser takes for a number, a time or a boolean, though PyYAML's does not."""


class _Dumper(_Base):  # type: ignore[misc]
    """Writes text that could be mistaken in quotes, and text of several lines as a block."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text else "'" if _MISTAKEN.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def from_yaml(text: str) -> Any:
    """What YAML text holds that `to_yaml` has written. A ValueError if it is not YAML."""
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def to_yaml(body: object) -> str:
    """Deterministic, readable YAML text, which reads back as what was written."""
    written: str = yaml.dump(
        body, Dumper=_Dumper, sort_keys=False, allow_unicode=True, default_flow_style=False, width=120
    )
    return written
