"""WebSocket gateways as constructs."""

from __future__ import annotations

from typing import ClassVar

import aws_cdk as cdk

from gatewright.cdk.v2 import GatewayV2
from gatewright.lower.function import MANAGE_CONNECTIONS


class WebSocketGateway(GatewayV2):
    """A gateway from a spec of `kind: websocket`."""

    KINDS: ClassVar = ("websocket",)

    def url(self, stage: str) -> str:
        """Where clients connect to a stage: a token that starts with `wss://`."""
        return super().url(stage).replace("https://", "wss://", 1)

    def callback_url(self, stage: str) -> str:
        """The URL for posting messages to connections of a stage, without a trailing slash: a token."""
        return self.address(stage)

    def grant_connections(self, grantee: cdk.aws_iam.IGrantable, *, stage: str | None = None) -> cdk.aws_iam.Grant:
        """Allow a principal to post messages to connections, to read and to close them: of all stages by default.

        Functions of the spec get this permission with `connections: true`.
        """
        pattern = f"{self._known_stage(stage) if stage is not None else '*'}/*/@connections/*"
        arn = cdk.Stack.of(self).format_arn(
            service="execute-api",
            resource=self.api_id,
            resource_name=pattern,
            arn_format=cdk.ArnFormat.SLASH_RESOURCE_NAME,
        )
        return cdk.aws_iam.Grant.add_to_principal(grantee=grantee, actions=[MANAGE_CONNECTIONS], resource_arns=[arn])
