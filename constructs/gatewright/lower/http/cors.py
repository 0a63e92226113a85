"""CORS, which HTTP APIs do by themselves."""

from gatewright.gateway import Cors
from gatewright.template import Value


def cors_configuration(cors: Cors, methods: tuple[str, ...]) -> dict[str, Value]:
    """The `CorsConfiguration` of an API with routes of these methods."""
    return {
        "AllowOrigins": list(cors.origins),
        "AllowMethods": list(cors.methods or methods),
        **({"AllowHeaders": list(cors.headers)} if cors.headers else {}),
        **({"ExposeHeaders": list(cors.expose)} if cors.expose else {}),
        "AllowCredentials": cors.credentials,
        **({"MaxAge": cors.max_age} if cors.max_age is not None else {}),
    }


def cors_extension(cors: Cors, methods: tuple[str, ...]) -> Value:
    """The same, in the words of the OpenAPI extension."""
    return {name[0].lower() + name[1:]: value for name, value in cors_configuration(cors, methods).items()}
