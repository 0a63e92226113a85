"""Usage plans and API keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Struct

from gatewright.spec.default import ON, Derived
from gatewright.spec.kind import WEBSOCKET, Lack
from gatewright.spec.model import Beyond, model
from gatewright.spec.throttle import ThrottleSpec
from gatewright.spec.values.name import Name, StageName
from gatewright.spec.values.path import RouteKey
from gatewright.spec.values.rate import Quota

_PRODUCT = Beyond(
    "AWS Marketplace product codes of usage plans",
    "set it after the deployment: `aws apigateway update-usage-plan` with the path `/productCode`",
)


@model(
    beyond={"product_code": _PRODUCT, "marketplace": _PRODUCT},
    lacks=(
        Lack(
            WEBSOCKET,
            "throttling of single routes in a usage plan",
            "set `throttle` on the plan, or on the route for all clients",
            key="routes",
        ),
    ),
)
class PlanSpec(Struct, frozen=True, kw_only=True):
    """A usage plan: the stages, throttling and quota of some API keys.

    API keys are not secrets: use an authorizer to authorize clients.
    """

    stages: tuple[StageName, ...]
    """The stages that the keys can use."""
    description: str | None = None
    """A description of the plan."""
    throttle: Annotated[ThrottleSpec | None, Derived("the limits of stage and route")] = None
    """The rate and burst limits of each key."""
    quota: Annotated[Quota | None, Derived("no quota")] = None
    """How many requests each key can make in a day, a week or a month."""
    routes: Mapping[Annotated[str, RouteKey], ThrottleSpec] | None = None
    """Tighter throttling for some routes."""
    keys: tuple[Name, ...] | None = None
    """The keys of the plan: entries of `keys`, or names alone for keys without settings."""
    tags: Mapping[str, str] | None = None
    """Tags on the plan, in addition to the gateway's."""


@model()
class KeySpec(Struct, frozen=True, kw_only=True):
    """An API key. AWS creates its value, which is in no file and no template.

    To rotate a key, add a generation: `generations: [autumn]`. The existing key remains valid. Give the new value to
    the client. When no client uses the existing key, write `original: false`. The next time, add a generation and
    later remove `autumn`.
    """

    description: str | None = None
    """A description of the key, for example its client."""
    customer: str | None = None
    """The client's AWS Marketplace customer ID."""
    enabled: Annotated[bool | None, ON] = None
    """Enables the key."""
    generations: Annotated[tuple[Name, ...] | None, Derived("the original key alone")] = None
    """Names of further values, all valid at the same time while the key is rotated: `[spring, autumn]`."""
    original: Annotated[bool | None, ON] = None
    """Keeps the key that existed before the first rotation. Write `false` once no client uses it."""
    tags: Mapping[str, str] | None = None
    """Tags on the key, in addition to the gateway's."""
