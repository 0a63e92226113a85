"""HTTP gateways as constructs."""

from __future__ import annotations

from typing import ClassVar

from gatewright.cdk.v2 import GatewayV2


class HttpGateway(GatewayV2):
    """A gateway from a spec of `kind: http`."""

    KINDS: ClassVar = ("http",)
