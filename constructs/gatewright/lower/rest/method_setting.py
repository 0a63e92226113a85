"""Method settings: a stage's settings for all routes, and for routes that differ.

An entry for a route replaces the stage's entry, so each has all settings. They include those that are off, because
CloudFormation does not reset a setting that is removed from a template.
"""

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway, Route, RouteCache, Setting, Stage, Throttle
from gatewright.template import Origin, Value


def method_settings(gateway: Gateway, stage: Stage) -> list[Value]:
    """A stage's `MethodSettings`: one entry for all methods, then one for each route that differs."""
    everywhere: dict[str, Value] = {
        "ResourcePath": "/*",
        "HttpMethod": "*",
        **_settings(stage, stage.throttle_of(None), None),
    }
    routes = (route for route in gateway.routes if _differs(route, stage))
    return [Origin(stage.path, everywhere), *(Origin(route.path, _entry(route, stage)) for route in routes)]


def _differs(route: Route, stage: Stage) -> bool:
    return route.throttle is not None or (stage.cache is not None and route.cache is not None)


def _entry(route: Route, stage: Stage) -> Value:
    path = "/" + str(route.url).replace("/", "~1") if route.url.segments else "/"
    settings = _settings(stage, stage.throttle_of(route.throttle), route.cache)
    return {"ResourcePath": path, "HttpMethod": route.method, **settings}


def _settings(stage: Stage, throttle: Throttle | None, cache: Setting[RouteCache] | None) -> dict[str, Value]:
    return {
        "LoggingLevel": stage.logs.execution.upper(),
        "DataTraceEnabled": stage.logs.data_trace,
        "MetricsEnabled": stage.detailed_metrics,
        **_caching(stage, cache.value if cache else None),
        **_throttling(throttle),
    }


def _caching(stage: Stage, cache: RouteCache | None) -> dict[str, Value]:
    if stage.cache is None or (cache and not cache.enabled):
        return {"CachingEnabled": False}
    ttl = stage.cache.ttl if cache is None or cache.ttl is None else cache.ttl
    return {"CachingEnabled": True, "CacheTtlInSeconds": round(ttl), "CacheDataEncrypted": stage.cache.encrypted}


def _throttling(throttle: Throttle | None) -> dict[str, Value]:
    if throttle is None:
        return {}
    return present(ThrottlingRateLimit=throttle.rate, ThrottlingBurstLimit=throttle.burst)
