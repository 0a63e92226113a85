"""CORS, which is a setting of HTTP APIs."""

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway
from gatewright.spec.values.path import METHODS
from gatewright.template import Value


def cors_configuration(gateway: Gateway) -> dict[str, Value]:
    """The `CorsConfiguration` of an API that has one. The allowed methods default to those of the routes."""
    cors = gateway.cors
    assert cors is not None
    return present(
        AllowOrigins=list(cors.origins),
        AllowMethods=list(cors.methods or _methods(gateway)),
        AllowHeaders=list(cors.headers) or None,
        ExposeHeaders=list(cors.expose) or None,
        AllowCredentials=cors.credentials,
        MaxAge=round(cors.max_age) if cors.max_age is not None else None,
    )


def cors_extension(gateway: Gateway) -> Value:
    """The same, with the names of the OpenAPI extension."""
    return {name[0].lower() + name[1:]: value for name, value in cors_configuration(gateway).items()}


def _methods(gateway: Gateway) -> list[str]:
    used = {route.method for route in gateway.routes}
    return sorted(set(METHODS) - {"ANY"} if "ANY" in used else used)
