"""Environments: the same gateway in another account, in other regions, or in another shape."""

from collections.abc import Mapping

from msgspec import Struct

from gatewright.spec.input import InputValue
from gatewright.spec.model import Json, model
from gatewright.spec.values.name import AccountId, Name, Region


@model()
class EnvironmentRegionSpec(Struct, frozen=True, kw_only=True):
    """What is different in one region of an environment."""

    inputs: Mapping[Name, InputValue] | None = None
    """Values for the spec's inputs; they win over the environment's."""
    patch: Json | None = None
    """Changes to the spec, made after the environment's."""


@model()
class EnvironmentSpec(Struct, frozen=True, kw_only=True):
    """Where the gateway is deployed: in an account, and in one region or several."""

    account: AccountId | None = None
    """The AWS account; the one that the deployer's credentials belong to when nothing is said."""
    region: Region | None = None
    """The AWS region; the deployer's own when nothing is said."""
    regions: Mapping[Region, EnvironmentRegionSpec] | tuple[Region, ...] | None = None
    """Several regions, with a stack in each, instead of `region`: a list, or a map of what is different in each.

    Commands know each by a name of its own: `prod/eu-west-1`.
    """
    inputs: Mapping[Name, InputValue] | None = None
    """Values for the spec's inputs."""
    patch: Json | None = None
    """Changes to the spec: maps merge, all else replaces, `none` removes."""
