"""What HTTP and WebSocket gateways share: both are made of the second version of API Gateway's resources."""

from __future__ import annotations

from typing import cast

import aws_cdk as cdk

from gatewright.cdk.errors import UnknownPartError
from gatewright.cdk.gateway import Gateway


class GatewayV2(Gateway):
    """A gateway that is an HTTP or a WebSocket API."""

    @property
    def api(self) -> cdk.aws_apigatewayv2.CfnApi:
        """The API."""
        return cast("cdk.aws_apigatewayv2.CfnApi", super().api)

    def stage(self, name: str) -> cdk.aws_apigatewayv2.CfnStage:
        """One of its stages."""
        return cast("cdk.aws_apigatewayv2.CfnStage", super().stage(name))

    def distribution(self, stage: str) -> cdk.aws_cloudfront.CfnDistribution:
        """The CloudFront in front of a stage."""
        front = self._front(stage)
        if front is None:
            raise UnknownPartError(f"the stage {stage!r} has no CloudFront distribution")
        return front

    def resource(self, route: str) -> cdk.aws_apigatewayv2.CfnRoute:
        """A route, such as `GET /orders/{id}` or `$default`, where it is a resource: with `render: resources`."""
        return cast("cdk.aws_apigatewayv2.CfnRoute", super().resource(route))
