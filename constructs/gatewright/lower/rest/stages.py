"""The deployment, and the stages that serve it."""

from collections.abc import Iterator, Sequence

from gatewright.gateway import Gateway, Stage
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.references import arn, export_name, url
from gatewright.lower.rest.logs import access_log_setting, log_dependencies, log_groups
from gatewright.lower.rest.method_settings import method_settings
from gatewright.lower.tags import tag_list
from gatewright.release.snapshot import digest, snapshot
from gatewright.template import PARTITION, REGION, Origin, Output, Prose, Ref, Resource, Value, text

DIGEST_IN_ID = 10
"""How much of the digest goes into the deployment's logical id."""


def deployment(gateway: Gateway, ids: Ids, parts: Sequence[Resource]) -> Resource:
    """A snapshot of the API, whose id changes exactly when what is snapshotted does."""
    found = digest(snapshot(parts))
    return Resource(
        id=ids.of("Deployment", suffix=found[:DIGEST_IN_ID]),
        type="AWS::ApiGateway::Deployment",
        properties={"RestApiId": Ref(ids.of("Api")), "Description": Prose(f"{gateway.name} {found}")},
        origin=("routes",),
        depends_on=tuple(part.id for part in parts if part.type != "AWS::ApiGateway::RestApi"),
    )


def stages(gateway: Gateway, ids: Ids, deployment_id: str) -> Iterator[Resource]:
    """The stages, with the certificates and log groups that are theirs."""
    yield from log_groups(gateway, ids)
    for stage in gateway.stages:
        if stage.client_certificate == "generate":
            yield _certificate(stage, ids)
        yield Resource(
            id=stage_id(stage, ids),
            type="AWS::ApiGateway::Stage",
            properties=merged_properties(_properties(gateway, stage, ids, deployment_id), stage.raw),
            origin=stage.path,
            depends_on=log_dependencies(stage, ids),
        )


def _properties(gateway: Gateway, stage: Stage, ids: Ids, deployment_id: str) -> dict[str, Value]:
    return {
        "RestApiId": Ref(ids.of("Api")),
        "DeploymentId": Ref(deployment_id),
        "StageName": stage.name,
        **({"Description": Prose(stage.description)} if stage.description else {}),
        **({"Variables": Origin((*stage.path, "variables"), stage.variables)} if stage.variables else {}),
        "CacheClusterEnabled": stage.cache is not None,
        **({"CacheClusterSize": stage.cache.size} if stage.cache else {}),
        **access_log_setting(stage, ids),
        "TracingEnabled": stage.tracing,
        "MethodSettings": method_settings(gateway, stage),
        **_client_certificate(stage, ids),
        **tag_list(stage.tags),
    }


def _certificate(stage: Stage, ids: Ids) -> Resource:
    return Resource(
        id=ids.of("Stage", stage.name, suffix="Certificate"),
        type="AWS::ApiGateway::ClientCertificate",
        properties={"Description": Prose(f"Shown to backends by the stage {stage.name}"), **tag_list(stage.tags)},
        origin=(*stage.path, "client_certificate"),
    )


def _client_certificate(stage: Stage, ids: Ids) -> dict[str, Value]:
    match stage.client_certificate:
        case None:
            return {}
        case "generate":
            return {"ClientCertificateId": Ref(ids.of("Stage", stage.name, suffix="Certificate"))}
        case outside:
            return {"ClientCertificateId": arn(outside, ids)}


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
