"""AppConfig: configuration for clients, from HTTP APIs."""

from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.services.common import ServiceBackend
from gatewright.spec.values.name import Name


@model(tag="app_config")
class AppConfigBackend(ServiceBackend, frozen=True, kw_only=True):
    """A configuration that callers get as it is deployed."""

    application: Name
    """The application, by name or id."""
    environment: Name
    """The application's environment, by name or id."""
    configuration: Name
    """The configuration profile, by name or id."""
    client: ValueSource | None = None
    """What tells clients apart while a configuration is rolled out; the request's id when nothing is said."""
