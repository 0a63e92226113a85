"""The settings of a stage: variables, throttling, logs, caches. A template and the service name the same ones.

What only CloudFormation knows, such as the name of a log group, is compared by its form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from gatewright.document.plain_data import is_list, is_mapping, members
from gatewright.spec.values.late import STAND_IN

EVERY_ROUTE = "*"
"""What stands for all routes that have no settings of their own."""

WEB_ACL = "WebAclArn"
"""What the service calls the web ACL of a stage; in a template it is a resource beside the stage."""


class SettingName(Struct, frozen=True):
    """A setting, by all of its names."""

    property: str
    """Of the resource; the service has the same name, in its own spelling."""
    words: str
    default: object = None
    """What is in effect without it."""
    path: str = ""
    """Where a patch operation of the first API has it."""
    spec: str = ""
    """The key of a stage or a route in the spec."""


_OWN = {
    "rest": (
        SettingName("CacheClusterEnabled", "cache cluster", default=False, path="/cacheClusterEnabled", spec="cache"),
        SettingName("CacheClusterSize", "cache size", path="/cacheClusterSize", spec="cache"),
        SettingName("TracingEnabled", "X-Ray tracing", default=False, path="/tracingEnabled", spec="tracing"),
        SettingName(
            "ClientCertificateId", "client certificate", path="/clientCertificateId", spec="client_certificate"
        ),
        SettingName("DocumentationVersion", "documentation version", path="/documentationVersion"),
        SettingName(WEB_ACL, "web ACL", spec="firewall"),
    ),
    "v2": (
        SettingName("AutoDeploy", "auto-deploy", default=False),
        SettingName("ClientCertificateId", "client certificate", spec="client_certificate"),
    ),
}

_VARIABLE = SettingName("Variables", "stage variable", path="/variables", spec="variables")

_ACCESS_LOGS = (
    SettingName("DestinationArn", "access log destination", path="/accessLogSettings/destinationArn", spec="logs"),
    SettingName("Format", "access log format", path="/accessLogSettings/format", spec="logs"),
)

LOG_SETTINGS = tuple(name.property for name in _ACCESS_LOGS)
"""What is set for access logs."""

_OF_ROUTES = {
    "rest": (
        SettingName("MetricsEnabled", "detailed metrics", default=False, path="metrics/enabled", spec="metrics"),
        SettingName("LoggingLevel", "execution log level", "OFF", path="logging/loglevel", spec="logs"),
        SettingName("DataTraceEnabled", "data trace", default=False, path="logging/dataTrace", spec="logs"),
        SettingName("ThrottlingBurstLimit", "throttling burst", path="throttling/burstLimit", spec="throttle"),
        SettingName("ThrottlingRateLimit", "throttling rate", path="throttling/rateLimit", spec="throttle"),
        SettingName("CachingEnabled", "caching", default=False, path="caching/enabled", spec="cache"),
        SettingName("CacheTtlInSeconds", "cache TTL", 300, path="caching/ttlInSeconds", spec="cache"),
        SettingName(
            "CacheDataEncrypted", "cache encryption", default=False, path="caching/dataEncrypted", spec="cache"
        ),
    ),
    "v2": (
        SettingName("DetailedMetricsEnabled", "detailed metrics", default=False, spec="metrics"),
        SettingName("LoggingLevel", "execution log level", "OFF", spec="logs"),
        SettingName("DataTraceEnabled", "data trace", default=False, spec="logs"),
        SettingName("ThrottlingBurstLimit", "throttling burst", spec="throttle"),
        SettingName("ThrottlingRateLimit", "throttling rate", spec="throttle"),
    ),
}


class SettingKey(Struct, frozen=True, order=True):
    """Which setting of a stage."""

    name: str
    """Its property."""
    route: str = ""
    """The route that it is for; nothing if it is the stage's."""
    variable: str = ""


class ByForm(Struct, frozen=True):
    """A value that only CloudFormation knows, as far as it is written."""

    pattern: str
    text: str = "a value of the stack"

    def allows(self, found: object) -> bool:
        """Whether a value can be this one."""
        return bool(found) and re.fullmatch(self.pattern, str(found), re.DOTALL) is not None


class StageSettings(Struct, frozen=True, kw_only=True):
    """All settings of a stage, as a template or the service has them."""

    service: str = "rest"
    """`rest` or `v2`: which of the two services has the stage."""
    values: Mapping[SettingKey, object] = field(default_factory=dict[SettingKey, object])
    routes: Mapping[str, str] = field(default_factory=dict[str, str])
    """The routes that have settings of their own, and how the service writes each."""
    pointers: Mapping[SettingKey, str] = field(default_factory=dict[SettingKey, str])
    """Where in the properties each is written, as JSON pointers; none for what the service says."""

    def value(self, key: SettingKey) -> object:
        """What is in effect. A route with settings of its own has none of those for all routes."""
        if key.route and key.route not in self.routes:
            key = replace(key, route=EVERY_ROUTE)
        found = self.values.get(key)
        return self.name(key).default if found is None else found

    def pointer(self, key: SettingKey) -> str | None:
        """Where the value is written that is in effect."""
        return self.pointers.get(key) or self.pointers.get(replace(key, route=EVERY_ROUTE))

    def name(self, key: SettingKey) -> SettingName:
        """A setting by all of its names."""
        known = (*_OF_ROUTES[self.service],) if key.route else (*_OWN[self.service], _VARIABLE, *_ACCESS_LOGS)
        return next(each for each in known if each.property == key.name)

    def words(self, key: SettingKey) -> str:
        """What people call a setting: `throttling burst of GET /orders`."""
        words = self.name(key).words
        if key.variable:
            return f"{words} {key.variable}"
        return f"{words} of {key.route}" if key.route not in ("", EVERY_ROUTE) else words


def settings_of_template(properties: Mapping[str, object], service: str) -> StageSettings:
    """What the properties of a stage say, in the JSON of CloudFormation."""
    found = {**dict(_own(properties, service)), **dict(_logs_and_variables(properties, service))}
    routes: dict[str, str] = {}
    for pointer, route, written, settings in _entries(properties, service):
        routes[route] = written
        for name in _OF_ROUTES[service]:
            if name.property in settings:
                found[f"{pointer}/{name.property}"] = (SettingKey(name.property, route), settings[name.property])
    return StageSettings(
        service=service,
        values={key: _value(value) for key, value in found.values()},
        routes=routes,
        pointers={key: pointer for pointer, (key, _) in found.items()},
    )


def settings_of_stage(answer: Mapping[str, object], service: str) -> StageSettings:
    """What the service says of a stage."""
    read = replace(settings_of_template(_as_properties(answer, service), service), pointers={})
    # A cache that is off has a size all the same.
    is_cached = read.values.get(SettingKey("CacheClusterEnabled"))
    values = {key: value for key, value in read.values.items() if is_cached or key.name != "CacheClusterSize"}
    return replace(read, values=values)


def _as_properties(answer: Mapping[str, object], service: str) -> Mapping[str, object]:
    """The response in the names of CloudFormation."""
    if service == "v2":
        return {**answer, "RouteSettings": members(answer.get("RouteSettings"))}
    settings = [
        {**_capital(members(entry)), "ResourcePath": path or "/", "HttpMethod": verb}
        for key, entry in members(answer.get("methodSettings")).items()
        for path, _, verb in [key.rpartition("/")]
    ]
    logs = _capital(members(answer.get("accessLogSettings")))
    return {
        **_capital(answer),
        "Variables": answer.get("variables"),
        "AccessLogSetting": logs,
        "MethodSettings": settings,
    }


def _capital(data: Mapping[str, object]) -> dict[str, object]:
    return {name[:1].upper() + name[1:]: value for name, value in data.items()}


def _own(properties: Mapping[str, object], service: str) -> Iterator[tuple[str, tuple[SettingKey, object]]]:
    for name in _OWN[service]:
        if (value := properties.get(name.property)) is not None:
            yield f"/{name.property}", (SettingKey(name.property), value)


def _logs_and_variables(
    properties: Mapping[str, object], service: str
) -> Iterator[tuple[str, tuple[SettingKey, object]]]:
    logs, variables = (
        ("AccessLogSetting", "Variables") if service == "rest" else ("AccessLogSettings", "StageVariables")
    )
    for setting in _ACCESS_LOGS:
        if (value := members(properties.get(logs)).get(setting.property)) is not None:
            yield f"/{logs}/{setting.property}", (SettingKey(setting.property), value)
    for name, value in members(properties.get(variables)).items():
        yield f"/{variables}/{name}", (SettingKey(_VARIABLE.property, variable=name), value)


def _entries(properties: Mapping[str, object], service: str) -> Iterator[tuple[str, str, str, Mapping[str, object]]]:
    """The settings of routes: where they are, the route, how the service writes it, and what they say."""
    if service == "v2":
        yield "/DefaultRouteSettings", EVERY_ROUTE, "", members(properties.get("DefaultRouteSettings"))
        for route, settings in members(properties.get("RouteSettings")).items():
            yield f"/RouteSettings/{route.replace('~', '~0').replace('/', '~1')}", route, route, members(settings)
        return
    listed = properties.get("MethodSettings")
    for index, each in enumerate(listed if is_list(listed) else ()):
        settings = members(each)
        path, verb = str(settings.get("ResourcePath", "")), str(settings.get("HttpMethod", ""))
        plain = "/" + path.replace("~1", "/").strip("/")
        route = EVERY_ROUTE if (plain, verb) == ("/*", "*") else f"{verb} {plain}"
        written = f"{path.removeprefix('/') or '~1'}/{verb}"
        yield f"/MethodSettings/{index}", route, written, settings


def _value(value: object) -> object:
    """A value that can be compared: as it is, or by its form."""
    if is_mapping(value):
        return _form(value)
    if isinstance(value, str) and STAND_IN in value:
        return ByForm(re.sub(rf"{STAND_IN}[0-9a-f]{{16}}", ".*", re.escape(value)))
    return value.removesuffix(":*") if isinstance(value, str) else value


def _form(value: Mapping[str, object]) -> ByForm:
    pattern = value.get("Fn::Sub")
    text = pattern[0] if is_list(pattern) and pattern else pattern
    if not isinstance(text, str):
        return ByForm(".+")
    parts = re.split(r"\$\{(?!!)[^}]*\}", text)
    return ByForm(".+".join(re.escape(part.replace("${!", "${")) for part in parts), text)
