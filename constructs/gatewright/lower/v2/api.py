"""The API itself."""

from collections.abc import Mapping

from gatewright.gateway import Gateway
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.rest.api import api_name
from gatewright.template import Prose, Resource, Value


def api(gateway: Gateway, ids: Ids, own: Mapping[str, Value]) -> Resource:
    """An `AWS::ApiGatewayV2::Api`, with what is its kind's own."""
    ip = gateway.network.ip
    properties: dict[str, Value] = {
        "Name": Prose(api_name(gateway)),
        **({"Description": Prose(gateway.description)} if gateway.description else {}),
        **own,
        **({"IpAddressType": ip} if ip else {}),
        "DisableExecuteApiEndpoint": not gateway.default_endpoint.value,
        **({"Tags": dict(gateway.tags)} if gateway.tags else {}),
    }
    return Resource(
        id=ids.of("Api"),
        type="AWS::ApiGatewayV2::Api",
        properties=merged_properties(properties, gateway.raw_api),
        origin=("name",),
        snapshot="API",
    )
