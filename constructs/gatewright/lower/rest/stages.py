"""The stages, with the certificates and log groups that are theirs."""

from collections.abc import Iterator

from gatewright.gateway import Gateway, Stage
from gatewright.lower.certificates import client_certificate, client_certificates
from gatewright.lower.deployments import served
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.references import export_name, url
from gatewright.lower.rest.documentation import documentation_setting, version_id
from gatewright.lower.rest.logs import access_log_setting, log_dependencies, log_groups
from gatewright.lower.rest.method_settings import method_settings
from gatewright.lower.tags import tag_list
from gatewright.lower.variables import stage_variables
from gatewright.template import PARTITION, REGION, Origin, Output, Prose, Ref, Resource, Value, text


def stages(gateway: Gateway, ids: Ids, digest: str) -> Iterator[Resource]:
    """The stages, and what belongs to them. `digest` is that of the API as the spec has it."""
    yield from log_groups(gateway, ids)
    documentation = documentation_setting(gateway)
    for stage in gateway.stages:
        yield from client_certificates(stage, ids)
        yield Resource(
            id=stage_id(stage, ids),
            type="AWS::ApiGateway::Stage",
            properties=merged_properties({**_properties(gateway, stage, ids, digest), **documentation}, stage.raw),
            origin=stage.path,
            depends_on=(*log_dependencies(stage, ids), *([version_id(ids)] if documentation else [])),
        )


def _properties(gateway: Gateway, stage: Stage, ids: Ids, digest: str) -> dict[str, Value]:
    variables = stage_variables(gateway, stage.variables, ids)
    return {
        "RestApiId": Ref(ids.of("Api")),
        **served(gateway, stage, ids, digest),
        "StageName": stage.name,
        **({"Description": Prose(stage.description)} if stage.description else {}),
        **({"Variables": Origin((*stage.path, "variables"), variables)} if variables else {}),
        "CacheClusterEnabled": stage.cache is not None,
        **({"CacheClusterSize": stage.cache.size} if stage.cache else {}),
        **access_log_setting(stage, ids),
        "TracingEnabled": stage.tracing,
        "MethodSettings": method_settings(gateway, stage),
        **client_certificate(stage, ids),
        **tag_list(stage.tags),
    }


def outputs(gateway: Gateway, ids: Ids) -> Iterator[Output]:
    """The API's id, and each stage's URL and ARN."""
    api = Ref(ids.of("Api"))
    yield Output(id=ids.of("ApiId"), value=api, description=f"Id of the API {gateway.name}", origin=("name",))
    for stage in gateway.stages:
        name = Ref(stage_id(stage, ids))
        exported = stage.name in gateway.exported_stages
        yield Output(
            id=ids.of("Url", stage.name),
            value=url(api, name),
            description=f"URL of the stage {stage.name} of {gateway.name}",
            export=export_name(gateway.name, stage.name, gateway.place.environment) if exported else None,
            origin=stage.path,
        )
        yield Output(
            id=ids.of("Arn", stage.name),
            value=text("arn:", PARTITION, ":apigateway:", REGION, "::/restapis/", api, "/stages/", name),
            description=f"ARN of the stage {stage.name} of {gateway.name}",
            origin=stage.path,
        )


def stage_id(stage: Stage, ids: Ids) -> str:
    """A stage's logical id."""
    return ids.of("Stage", stage.name)
