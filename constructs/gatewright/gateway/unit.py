"""What a spec of any kind becomes: a part of a stack."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from gatewright.document import Path
from gatewright.spec.model import Json
from gatewright.spec.targets import target_of
from gatewright.spec.values.late import is_late

SpecKind = Literal["rest", "http", "websocket", "domain", "account"]
"""What a spec can be about: a gateway with an API of some kind, domains that gateways share, or an account."""


class PlainResource(Struct, frozen=True, kw_only=True):
    """CloudFormation that a spec brings along, as written."""

    name: str
    path: Path
    body: Json


class RuleChange(Struct, frozen=True, kw_only=True):
    """How a spec wants a rule to be taken."""

    rule: str
    path: Path
    severity: str | None
    waived: bool
    lapsed: bool
    """Whether it was waived until a day that is past."""
    at: tuple[Path, ...]
    """Where it is waived. Defaults to everywhere."""
    details: tuple[str, ...]
    """The keys that say more about a waiver, whether there is one or not."""


class Location(Struct, frozen=True, kw_only=True):
    """Where a stack is deployed."""

    environment: str | None = None
    account: str | None = None
    region: str | None = None
    regions: tuple[str, ...] = ()
    """All regions of an environment that says several, this one among them; sorted."""

    @property
    def target(self) -> str | None:
        """What this place is called: the environment, with the region where there are several."""
        return self.environment and target_of(self.environment, self.region if self.regions else None)

    def may_hold(self, arn: str) -> bool:
        """Whether the thing with this ARN may be here, as far as it is known where both are."""
        region, account = arn.split(":")[3:5]
        elsewhere = (region and self.region not in (None, region)) or (account and self.account not in (None, account))
        return is_late(arn) or not elsewhere


class Unit(Struct, frozen=True, kw_only=True, dict=True):
    """What every spec becomes, whatever it is about."""

    name: str
    kind: SpecKind
    description: str
    stack: str | None
    place: Location
    tags: Mapping[str, str]
    resources: tuple[PlainResource, ...]
    unused_bindings: tuple[str, ...]
    """Names that the spec declares for the embedding app to bind, and does not use."""
    unused_inputs: tuple[str, ...]
    """Inputs that the spec declares, and mentions nowhere."""
    rule_changes: tuple[RuleChange, ...]
    today: date | None = None
    """The day, for advice about what expires, if it is known. No template depends on it."""
