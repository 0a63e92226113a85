"""Settings of a stage that are not as they are meant: changed by hand, or not deployed yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from msgspec import Struct

from gatewright.live.stage_settings import EVERY_ROUTE, WEB_ACL, ByForm, SettingKey, StageSettings
from gatewright.spec.values.number import spell

_NO_LIMIT = {"ThrottlingBurstLimit": 1_250.0, "ThrottlingRateLimit": 2_500.0}
"""The smallest quotas that AWS gives an account. A stage without throttling shows the account's, or -1."""

_OF_CACHES = ("CacheTtlInSeconds", "CacheDataEncrypted")
"""What matters only where responses are cached: CloudFormation leaves it behind when it turns caching off."""


class SettingChange(Struct, frozen=True, kw_only=True):
    """A setting that is otherwise than it is meant."""

    key: SettingKey
    what: str
    found: object
    meant: object
    by: str
    """Who says what is meant: the template, the deployed template or the spec."""
    is_pending: bool
    """Whether it is as it was deployed, so that the next deployment changes it."""

    def __str__(self) -> str:
        return f"{self.what} is {spelled(self.found)}, {self.by} says {spelled(self.meant)}"


def changes(spec: StageSettings | None, deployed: StageSettings | None, live: StageSettings) -> Iterator[SettingChange]:
    """What is otherwise than the spec and the deployed template say, each of which may be unknown.

    What is as the spec says is as it is meant, whoever did it. What is as it was deployed waits for a deployment.
    """
    meant = spec or deployed
    if meant is None:
        return
    known = [each for each in (spec, deployed) if each is not None]
    for key in _keys([*known, live]):
        found = live.value(key)
        if _agrees(meant, key, live):
            continue
        is_pending = spec is not None and deployed is not None and _agrees(deployed, key, live)
        is_same = spec is None or deployed is None or spec.value(key) == deployed.value(key)
        template = "the template" if is_same else "the deployed template"
        source = meant if is_pending or deployed is None else deployed
        by = "the spec" if is_pending else template
        yield SettingChange(
            key=key, what=meant.words(key), found=found, meant=source.value(key), by=by, is_pending=is_pending
        )


def only_by_form(meant: StageSettings) -> tuple[str, ...]:
    """What is compared by its form, because only CloudFormation knows its value."""
    return tuple(meant.words(key) for key, value in sorted(meant.values.items()) if isinstance(value, ByForm))


def spelled(value: object) -> str:
    """A value as people write it."""
    match value:
        case None | "":
            return "none"
        case bool():
            return "on" if value else "off"
        case int() | float():
            return spell(float(value))
        case ByForm(text=text):
            return text
        case _:
            return str(value)


def _keys(known: list[StageSettings]) -> list[SettingKey]:
    """All settings that anything is said about. What is changed for all routes is said once."""
    routes = {route for each in known for route in each.routes}
    found = {key for each in known for key in each.values}
    names = {key.name for key in found if key.route}
    return sorted(found | {SettingKey(name, route) for name in names for route in routes | {EVERY_ROUTE}})


def _agrees(meant: StageSettings, key: SettingKey, live: StageSettings) -> bool:
    wanted, found = meant.value(key), live.value(key)
    if isinstance(wanted, ByForm):
        return wanted.allows(found)
    if key.name in _OF_CACHES and not meant.value(SettingKey("CachingEnabled", key.route)):
        return True
    if key.name == "CacheClusterSize" and not meant.value(SettingKey("CacheClusterEnabled")):
        return True
    if wanted is None and key.name == WEB_ACL:
        return True  # the administrators of an account can give all of its stages one
    if wanted is None and key.name in _NO_LIMIT:
        return found is None or _number(found) < 0 or _number(found) >= _NO_LIMIT[key.name]
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return float(wanted) == float(found)
    return _plain(wanted) == _plain(found)


def _plain(value: object) -> str:
    """A value as text: templates can write numbers and truth in quotes."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _number(value: object) -> float:
    try:
        return float(cast("float", value))
    except (TypeError, ValueError):
        return 0.0
