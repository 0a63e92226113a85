"""Accounts as constructs."""

from __future__ import annotations

from typing import ClassVar

import aws_cdk as cdk

from gatewright import gateway as model
from gatewright.cdk.unit import Unit


class Account(Unit):
    """What all gateways of an account share in a region, from a spec of `kind: account`."""

    KINDS: ClassVar = ("account",)

    @property
    def log_role(self) -> cdk.aws_iam.CfnRole | None:
        """The role in which API Gateway writes logs, if it is made here."""
        assert isinstance(self._made.unit, model.Account)
        if self._made.unit.log_role != "made":
            return None
        role = self._resource(self._made.ids.of("LogRole"))
        assert isinstance(role, cdk.aws_iam.CfnRole)
        return role
