"""Environments: the same gateway in another account, region or shape."""

from collections.abc import Mapping

from msgspec import Struct

from gatewright.spec.input import InputValue
from gatewright.spec.model import Json, model
from gatewright.spec.values.name import AccountId, Name, Region


@model()
class EnvironmentSpec(Struct, frozen=True, kw_only=True):
    """One place where the gateway is deployed."""

    account: AccountId | None = None
    """The AWS account; the one that the deployer's credentials belong to when nothing is said."""
    region: Region | None = None
    """The AWS region; the deployer's own when nothing is said."""
    inputs: Mapping[Name, InputValue] | None = None
    """Values for the spec's inputs."""
    patch: Json | None = None
    """Changes to the spec: maps merge, all else replaces, `none` removes."""
