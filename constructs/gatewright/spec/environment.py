"""Environments: the same gateway in other accounts, in other Regions, or with other settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Struct

from gatewright.spec.default import Derived
from gatewright.spec.input import InputValue
from gatewright.spec.model import Json, model
from gatewright.spec.values.name import AccountId, Name, Region


@model()
class EnvironmentRegionSpec(Struct, frozen=True, kw_only=True):
    """The differences of one Region of an environment."""

    inputs: Mapping[Name, InputValue] | None = None
    """Input values. They override those of the environment."""
    patch: Json | None = None
    """A patch on the spec, after the environment's."""


@model()
class EnvironmentSpec(Struct, frozen=True, kw_only=True):
    """An environment: an account, its Regions, and what is different there."""

    account: Annotated[AccountId | None, Derived("the account of the deployment credentials")] = None
    """The AWS account ID."""
    region: Annotated[Region | None, Derived("the Region of the deployment credentials")] = None
    """The AWS Region."""
    regions: Mapping[Region, EnvironmentRegionSpec] | tuple[Region, ...] | None = None
    """Several Regions instead of `region`, each with a stack: a list, or a map with the differences of each.

    Commands refer to one as `prod/eu-west-1`.
    """
    inputs: Mapping[Name, InputValue] | None = None
    """Input values."""
    patch: Json | None = None
    """A patch on the spec: maps merge, other values replace, `none` removes."""
