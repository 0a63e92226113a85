"""The RestApi itself, in either rendering."""

from gatewright.gateway import Gateway
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.rest.body import api_body
from gatewright.lower.tags import tag_list
from gatewright.template import Origin, Prose, Resource, Value


def api_name(gateway: Gateway) -> str:
    """The API's name in AWS. Metrics are told apart by it, so it carries the environment."""
    return f"{gateway.name}-{gateway.place.environment}" if gateway.place.environment else gateway.name


def rest_api(gateway: Gateway, ids: Ids) -> Resource:
    """The API, with its whole definition as `Body` where it is rendered as a body."""
    name = api_name(gateway)
    body = {"Body": api_body(gateway, ids, name), "Mode": "overwrite"} if gateway.render.value == "body" else {}
    properties: dict[str, Value] = {
        "Name": Prose(name),
        **({"Description": Prose(gateway.description)} if gateway.description else {}),
        "EndpointConfiguration": Origin(gateway.endpoint.path, {"Types": [gateway.endpoint.value.upper()]}),
        **body,
        **tag_list(gateway.tags),
    }
    return Resource(
        id=ids.of("Api"),
        type="AWS::ApiGateway::RestApi",
        properties=merged_properties(properties, gateway.raw_api),
        origin=("name",),
        snapshot="API",
    )
