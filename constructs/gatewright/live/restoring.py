"""The calls that restore settings which were changed by hand.

CloudFormation compares templates, so a deployment does not restore what the template says unchanged. Each call is
documented by the service; what none restores is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gatewright.document.plain_data import present
from gatewright.live.model import AwsCall, DeployedApi
from gatewright.live.setting_drift import SettingChange, spelled
from gatewright.live.stage_settings import EVERY_ROUTE, LOG_SETTINGS, WEB_ACL, ByForm, SettingKey, StageSettings

_WHY = "restore settings"


def restoring_calls(
    api: DeployedApi, stage: str, changes: Sequence[SettingChange], meant: StageSettings, live: StageSettings
) -> tuple[AwsCall, ...]:
    """The calls that restore settings, as far as there are any."""
    able = [change for change in changes if is_restorable(change, meant)]
    make = _rest if meant.service == "rest" else _second
    return tuple(
        AwsCall(service=api.service, operation=operation, parameters={**api.named(stage), **more}, why=_WHY)
        for operation, more in make(able, meant, live)
    )


def is_restorable(change: SettingChange, meant: StageSettings) -> bool:
    """Whether a call restores a setting: its value is known, and what is there can be removed."""
    if isinstance(change.meant, ByForm) or change.key.name == WEB_ACL:
        return False
    if change.meant is not None:
        return True
    key = change.key
    if meant.service == "rest":
        return bool(key.route or key.variable) or key.name in LOG_SETTINGS
    return key.route not in ("", EVERY_ROUTE) or key.name in LOG_SETTINGS


Calls = Iterator[tuple[str, Mapping[str, object]]]
"""Operations with their parameters beside the names of the API and of the stage."""


def _rest(changes: Sequence[SettingChange], meant: StageSettings, live: StageSettings) -> Calls:
    """One list of patch operations, after those that remove what is set for routes."""
    anew = sorted({change.key.route for change in changes if _is_set_anew(change.key.route, changes, meant, live)})
    removals = [{"op": "remove", "path": f"/{live.routes[route]}"} for route in anew if route in live.routes]
    if removals:
        yield "update_stage", {"patchOperations": removals}
    operations: list[dict[str, str]] = []
    for change in changes:
        if change.key.route not in anew:
            operations += _patch(change.key, change.meant, meant, live)
    for key, value in sorted(meant.values.items()):
        if key.route in anew:
            operations += _patch(key, value, meant, live)
    unique = [each for at, each in enumerate(operations) if each not in operations[:at]]
    if unique:
        yield "update_stage", {"patchOperations": unique}


def _is_set_anew(route: str, changes: Sequence[SettingChange], meant: StageSettings, live: StageSettings) -> bool:
    """Whether all that is set for a route is: it is there on one side only, or a limit is to go."""
    of_route = [change for change in changes if change.key.route == route]
    is_on_both = route in meant.routes and route in live.routes
    return bool(route) and (not is_on_both or any(change.meant is None for change in of_route))


def _patch(key: SettingKey, value: object, meant: StageSettings, live: StageSettings) -> Iterator[dict[str, str]]:
    path = meant.name(key).path
    if key.route:
        # Another spelling than the service's own would be another setting.
        written = live.routes.get(key.route) or meant.routes.get(key.route, key.route)
        path = f"/{written}/{path}"
    elif key.variable:
        path = f"{path}/{key.variable}"
    if value is None:
        yield {"op": "remove", "path": path if key.variable else "/accessLogSettings"}
    else:
        yield {"op": "replace", "path": path, "value": _text(value)}


def _second(changes: Sequence[SettingChange], meant: StageSettings, live: StageSettings) -> Calls:
    """The second API merges what it is given, and has operations of their own that remove."""
    routes = sorted({change.key.route for change in changes if change.key.route})
    for route in routes:
        if route in live.routes and route != EVERY_ROUTE and _is_set_anew(route, changes, meant, live):
            yield "delete_route_settings", {"RouteKey": route}
    if any(change.meant is None for change in changes if change.key.name in LOG_SETTINGS):
        yield "delete_access_log_settings", {}
    given = {**_of_stage(changes, live), **_of_routes(routes, meant)}
    if given:
        yield "update_stage", given


def _of_stage(changes: Sequence[SettingChange], live: StageSettings) -> Mapping[str, object]:
    given: dict[str, object] = {}
    logs: dict[str, object] = {}
    variables = {change.key.variable: change.meant for change in changes if change.key.variable}
    for change in changes:
        if change.key.name in LOG_SETTINGS and change.meant is not None:
            logs[change.key.name] = change.meant
        elif not change.key.route and not change.key.variable and change.key.name not in LOG_SETTINGS:
            given[change.key.name] = change.meant
    if logs:
        given["AccessLogSettings"] = {name: logs.get(name) or live.value(SettingKey(name)) for name in LOG_SETTINGS}
    return {**given, "StageVariables": variables} if variables else given


def _of_routes(routes: Sequence[str], meant: StageSettings) -> Mapping[str, object]:
    """All that a template says about routes: each entry is set as a whole."""
    settings = {route: {k.name: v for k, v in meant.values.items() if k.route == route} for route in routes}
    of_all = settings.pop(EVERY_ROUTE, None)
    some = {route: values for route, values in settings.items() if values}
    return present(DefaultRouteSettings=of_all or None, RouteSettings=some or None)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else spelled(value)
