"""Tags of an app on an API that is a body: CloudFormation refuses them anywhere but in that body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import aws_cdk as cdk
import jsii

_VALUE = "x-amazon-apigateway-tag-value"


def move_tags(include: cdk.cloudformation_include.CfnInclude, resources: Mapping[str, Any]) -> None:
    """Put what `Tags.of()` says of an imported HTTP API into its body."""
    for id, resource in resources.items():
        if resource["Type"] == "AWS::ApiGatewayV2::Api" and "Body" in resource["Properties"]:
            api = cast("cdk.aws_apigatewayv2.CfnApi", include.get_resource(id))
            api.add_property_deletion_override("Tags")
            tags = _Tags(api, resource["Properties"]["Body"].get("tags", []))
            api.add_property_override("Body.tags", cdk.Lazy.any(tags))


@jsii.implements(cdk.IStableAnyProducer)
class _Tags:
    """The tags of an API, as they are when the app is synthesized."""

    def __init__(self, api: cdk.aws_apigatewayv2.CfnApi, own: Sequence[Mapping[str, Any]]) -> None:
        self._api = api
        self._own = own

    def produce(self) -> object:
        """The spec's own tags with those of the app, which win; nothing if there are none."""
        added: Mapping[str, str] = self._api.tags.render_tags() or {}
        own = [tag for tag in self._own if tag["name"] not in added]
        return [*own, *({"name": name, _VALUE: value} for name, value in added.items())] or None
