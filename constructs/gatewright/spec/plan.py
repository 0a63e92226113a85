"""Usage plans and API keys: who may call how much."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Struct

from gatewright.spec.model import Beyond, model
from gatewright.spec.throttle import ThrottleSpec
from gatewright.spec.values.name import Name, StageName
from gatewright.spec.values.path import RouteKey
from gatewright.spec.values.rate import Quota

_PRODUCT = Beyond(
    "product code of AWS Marketplace for a plan",
    "set it after the deployment: `aws apigateway update-usage-plan` with the path `/productCode`",
)


@model(beyond={"product_code": _PRODUCT, "marketplace": _PRODUCT})
class PlanSpec(Struct, frozen=True, kw_only=True):
    """What the holders of some keys may use, and how much of it. Not a way to keep callers out: keys are no secrets."""

    stages: tuple[StageName, ...]
    """The stages that the plan opens."""
    description: str | None = None
    """Whom the plan is for."""
    throttle: ThrottleSpec | None = None
    """How many requests each key may make."""
    quota: Quota | None = None
    """How many requests each key may make in a day, a week or a month."""
    routes: Mapping[Annotated[str, RouteKey], ThrottleSpec] | None = None
    """Tighter throttles for some routes."""
    keys: tuple[Name, ...] | None = None
    """The keys of this plan, by their names under `keys`, or names alone for keys with nothing to say about them."""
    tags: Mapping[str, str] | None = None
    """Tags on the plan, besides the gateway's own."""


@model()
class KeySpec(Struct, frozen=True, kw_only=True):
    """An API key. AWS makes its value: it stands in no file and no template.

    To rotate a key, add a generation, give the holder the new value, and later take the old generation away.
    """

    description: str | None = None
    """Who holds it."""
    customer: str | None = None
    """The holder's id in AWS Marketplace."""
    enabled: bool | None = None
    """Whether it works; it does when nothing is said."""
    generations: tuple[Name, ...] | None = None
    """Names of values that work side by side while the key is rotated: `[spring, autumn]`. One when nothing is said."""
    tags: Mapping[str, str] | None = None
    """Tags on the key, besides the gateway's own."""
