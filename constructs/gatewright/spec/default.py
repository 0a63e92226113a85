"""Defaults: what is in effect where a spec omits a field.

A field declares its default beside its type, and is `None` all the same where a spec omits it: `resolve/` fills the
default in. `tests/test_defaults.py` holds that writing a default out changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

Written = str | int | Sequence[str] | Mapping[str, str]
"""A value as a spec holds it."""


class Default(Struct, frozen=True):
    """A value that is in effect whatever the rest of the spec contains."""

    value: Written

    @property
    def text(self) -> str:
        """The default as Markdown, for the reference and for editors."""
        return f"`{_spelled(self.value)}`"


class DefaultByKind(Struct, frozen=True):
    """A value for each kind of API; a kind that is left out does not have the field."""

    values: Mapping[str, Written]

    @property
    def text(self) -> str:
        """The default as Markdown: `body` for `rest`, `resources` for `http` and `websocket`."""
        kinds: dict[str, list[str]] = {}
        for kind, value in self.values.items():
            kinds.setdefault(f"`{_spelled(value)}`", []).append(f"`{kind}`")
        return ", ".join(f"{value} for {' and '.join(names)}" for value, names in kinds.items())


class AwsDefault(Default, frozen=True):
    """A value that AWS uses where a template omits the property. Writing it out changes the template, not the API."""


class Derived(Struct, frozen=True):
    """A default that depends on something else, in words."""

    text: str
    """What the value is, as Markdown: it completes the sentence "Defaults to …"."""


AnyDefault = Default | DefaultByKind | Derived

ON = Default(value=True)
OFF = Default(value=False)
"""The defaults of settings that are either on or off."""


def _spelled(value: Written) -> str:
    """A value as YAML writes it in one line."""
    match value:
        case bool():
            return str(value).lower()
        case str() | int():
            return str(value)
        case Mapping():
            return "{" + ", ".join(f"{key}: {item}" for key, item in value.items()) + "}"
        case _:
            return "[" + ", ".join(value) + "]"
