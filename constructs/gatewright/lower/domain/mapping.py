"""API mappings and base path mappings."""

from gatewright.document.plain_data import present
from gatewright.gateway import Domain, DomainPath
from gatewright.lower.domain.definition import domain_arn, domain_name
from gatewright.lower.domain.target import target
from gatewright.lower.ids import Ids
from gatewright.template import Resource, Value


def mapping(domain: Domain, path: DomainPath, ids: Ids) -> Resource:
    """The mapping of a path to a stage.

    An API mapping supports paths of several segments, and paths next to an empty one. It requires a regional domain
    with TLS 1.2, and is the only type for HTTP and WebSocket APIs.
    """
    names = (domain.name, path.base)
    if domain.takes_levels or domain.kind != "rest":
        return Resource(
            id=ids.of("ApiMapping", *names),
            type="AWS::ApiGatewayV2::ApiMapping",
            properties={"DomainName": domain_name(domain, ids), **_target(path, "ApiId", "ApiMappingKey", ids)},
            origin=path.path,
        )
    target = _target(path, "RestApiId", "BasePath", ids)
    if domain.is_private:
        return Resource(
            id=ids.of("PrivateBasePath", *names),
            type="AWS::ApiGateway::BasePathMappingV2",
            properties={"DomainNameArn": domain_arn(domain, ids), **target},
            origin=path.path,
        )
    return Resource(
        id=ids.of("BasePath", *names),
        type="AWS::ApiGateway::BasePathMapping",
        properties={"DomainName": domain_name(domain, ids), **target},
        origin=path.path,
    )


def _target(path: DomainPath, api: str, key: str, ids: Ids) -> dict[str, Value]:
    """The API, the stage and the path, with a type's property names."""
    api_id, stage = target(path.stage, ids)
    return present({api: api_id, "Stage": stage, key: path.base or None})
