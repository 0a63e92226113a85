"""The stages, with their certificates and log groups."""

from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway, Stage
from gatewright.lower.certificate import client_certificate, client_certificates
from gatewright.lower.deployment import served, stage_tags
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.rest import extras
from gatewright.lower.rest.logs import access_log_setting, log_dependencies, log_groups
from gatewright.lower.rest.method_setting import method_settings
from gatewright.lower.tag import tag_list
from gatewright.lower.variable import stage_variables
from gatewright.template import Origin, Ref, Resource, Value, prose


def stages(gateway: Gateway, ids: Ids, digest: str) -> Iterator[Resource]:
    """The stages and their resources. `digest` is the digest of the API in the spec."""
    yield from log_groups(gateway, ids)
    documentation = extras.documentation.documentation_setting(gateway) if gateway.documentation.value else {}
    version = [extras.documentation.version_id(ids)] if documentation else []
    for stage in gateway.stages:
        yield from client_certificates(stage, ids)
        yield Resource(
            id=stage_id(stage, ids),
            type="AWS::ApiGateway::Stage",
            properties=merged_properties({**_properties(gateway, stage, ids, digest), **documentation}, stage.raw),
            origin=stage.path,
            depends_on=(*log_dependencies(stage, ids), *version),
        )


def _properties(gateway: Gateway, stage: Stage, ids: Ids, digest: str) -> dict[str, Value]:
    variables = stage_variables(gateway, stage.variables, ids)
    return present(
        RestApiId=Ref(ids.of("Api")),
        **served(gateway, stage, ids, digest),
        StageName=stage.name,
        Description=prose(stage.description),
        Variables=Origin((*stage.path, "variables"), variables) if variables else None,
        CacheClusterEnabled=stage.cache is not None,
        CacheClusterSize=stage.cache.size if stage.cache else None,
        **access_log_setting(stage, ids),
        TracingEnabled=stage.tracing,
        MethodSettings=method_settings(gateway, stage),
        **client_certificate(stage, ids),
        **tag_list(stage_tags(gateway, stage)),
    )


def stage_id(stage: Stage, ids: Ids) -> str:
    """A stage's logical id."""
    return ids.of("Stage", stage.name)
