"""The API itself."""

from collections.abc import Mapping

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.rest.api import api_name
from gatewright.template import Prose, Resource, Value, prose


def api(gateway: Gateway, ids: Ids, own: Mapping[str, Value]) -> Resource:
    """An `AWS::ApiGatewayV2::Api`. `own` are the properties of its kind."""
    ip = gateway.network.ip
    properties: dict[str, Value] = present(
        Name=Prose(api_name(gateway)),
        Description=prose(gateway.description),
        **own,
        IpAddressType=ip or None,
        DisableExecuteApiEndpoint=not gateway.default_endpoint.value,
        Tags=dict(gateway.tags) or None,
    )
    return Resource(
        id=ids.of("Api"),
        type="AWS::ApiGatewayV2::Api",
        properties=merged_properties(properties, gateway.raw_api),
        origin=("name",),
        snapshot="API",
    )
