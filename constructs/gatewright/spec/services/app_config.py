"""AWS AppConfig: configuration for clients, from HTTP APIs."""

from __future__ import annotations

from typing import Annotated

from gatewright.spec.default import Default
from gatewright.spec.kind import NOT_HTTP, Lack
from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.services.common import ServiceBackend
from gatewright.spec.values.name import Name


@model(
    tag="app_config",
    lacks=(
        Lack(NOT_HTTP, "direct integration with AppConfig", "write `aws:` with service and action, or use a function"),
    ),
)
class AppConfigBackend(ServiceBackend, frozen=True, kw_only=True):
    """An AWS AppConfig configuration: clients get its deployed version."""

    application: Name
    """The application, by name or ID."""
    environment: Name
    """The application's environment, by name or ID."""
    configuration: Name
    """The configuration profile, by name or ID."""
    client: Annotated[ValueSource | None, Default("context.requestId")] = None
    """The ID by which AppConfig distinguishes clients during a deployment."""
