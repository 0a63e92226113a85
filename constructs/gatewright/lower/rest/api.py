"""The RestApi itself, in either rendering."""

from collections.abc import Sequence

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.reference import entrance_id
from gatewright.lower.rest import extras
from gatewright.lower.rest.body import api_body
from gatewright.lower.rest.method import Method
from gatewright.lower.tag import tag_list
from gatewright.spec.targets import name_in_aws
from gatewright.template import Origin, Prose, Resource, Value, prose


def api_name(gateway: Gateway) -> str:
    """The API's name in AWS. It contains the target, because metrics of REST APIs are identified by it."""
    return name_in_aws(gateway.name, gateway.place.target)


def rest_api(gateway: Gateway, methods: Sequence[Method], ids: Ids) -> Resource:
    """The API, with its whole definition in `Body` if it is rendered as a body."""
    name = api_name(gateway)
    body: dict[str, Value] = {}
    if gateway.render.value == "body":
        body = {"Body": api_body(gateway, methods, ids, name), "Mode": "overwrite", **_import(gateway)}
    properties: dict[str, Value] = present(
        Name=Prose(name),
        Description=prose(gateway.description),
        **_endpoint(gateway, ids),
        **_settings(gateway, methods, ids),
        **body,
        **tag_list(gateway.tags),
    )
    return Resource(
        id=ids.of("Api"),
        type="AWS::ApiGateway::RestApi",
        properties=merged_properties(properties, gateway.raw_api),
        origin=("name",),
        snapshot="API",
    )


def _import(gateway: Gateway) -> dict[str, Value]:
    """How API Gateway imports the body. By default it makes documentation of every text in it."""
    return {} if gateway.documentation.value else {"Parameters": {"ignore": "documentation"}}


def _endpoint(gateway: Gateway, ids: Ids) -> dict[str, Value]:
    network = gateway.network
    endpoints = [entrance_id(endpoint, ids) for endpoint in network.vpc_endpoints]
    configuration: Value = present(
        Types=[gateway.endpoint.value.upper()],
        IpAddressType=network.ip or None,
        VpcEndpointIds=endpoints or None,
    )
    return present(
        EndpointConfiguration=Origin(gateway.endpoint.path, configuration),
        SecurityPolicy=network.tls or None,
        EndpointAccessMode=network.access.upper() if network.access else None,
        DisableExecuteApiEndpoint=not gateway.default_endpoint.value,
    )


def _settings(gateway: Gateway, methods: Sequence[Method], ids: Ids) -> dict[str, Value]:
    """The API's settings that are part of a deployment. A body contains them, and overwrites all others."""
    if gateway.render.value == "body":
        return {}
    has_policy = gateway.policy or gateway.network.vpc_endpoints
    policy = extras.policy.policy_document(gateway, ids) if has_policy else None
    source = gateway.api_key_source
    needs_keys = any(method.api_key for method in methods)
    return present(
        ApiKeySourceType=Origin(source.path, source.value.upper()) if needs_keys else None,
        Policy=Origin(("policy",), policy) if policy else None,
        BinaryMediaTypes=list(gateway.binary_types) or None,
        MinimumCompressionSize=gateway.compress_above,
    )
