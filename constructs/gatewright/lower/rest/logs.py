"""The log groups of stages, and the destination of access logs."""

from collections.abc import Iterator

from gatewright.gateway import Arn, Gateway, Stage
from gatewright.lower.ids import Ids
from gatewright.lower.key import encrypted
from gatewright.lower.reference import arn
from gatewright.lower.tag import tag_list
from gatewright.template import ACCOUNT, PARTITION, REGION, Origin, Ref, Resource, Value, text


def log_groups(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The log groups of stages. They are created before the first log event, so that they have a retention."""
    api = Ref(ids.of("Api"))
    for stage in gateway.stages:
        if stage.logs.access_format and stage.logs.access_to is None:
            yield log_group(
                gateway, stage, access_group_id(stage, ids), text("/aws/apigateway/", api, "/", stage.name), ids
            )
        if stage.logs.execution != "off":
            name = text("API-Gateway-Execution-Logs_", api, "/", stage.name)
            yield log_group(gateway, stage, execution_group_id(stage, ids), name, ids)


def access_log_setting(stage: Stage, ids: Ids) -> dict[str, Value]:
    """A stage's `AccessLogSetting`."""
    if not stage.logs.access_format:
        return {}
    setting: Value = {"DestinationArn": destination(stage, ids), "Format": stage.logs.access_format}
    return {"AccessLogSetting": Origin((*stage.path, "logs"), setting)}


def log_dependencies(stage: Stage, ids: Ids) -> tuple[str, ...]:
    """The resources that must exist before the stage and that it does not refer to."""
    return (execution_group_id(stage, ids),) if stage.logs.execution != "off" else ()


def access_group_id(stage: Stage, ids: Ids) -> str:
    """The logical id of a stage's own access log group."""
    return ids.of("Stage", stage.name, suffix="AccessLogs")


def execution_group_id(stage: Stage, ids: Ids) -> str:
    """The logical id of a stage's execution log group."""
    return ids.of("Stage", stage.name, suffix="ExecutionLogs")


def log_group(gateway: Gateway, stage: Stage, id: str, name: Value, ids: Ids) -> Resource:
    """A log group that a stage writes to."""
    return Resource(
        id=id,
        type="AWS::Logs::LogGroup",
        properties={
            "LogGroupName": name,
            "RetentionInDays": round(stage.logs.retention_days),
            **encrypted(gateway, ids, stage.logs.key),
            **tag_list(stage.tags),
        },
        origin=(*stage.path, "logs"),
    )


def destination(stage: Stage, ids: Ids) -> Value:
    """The destination of a stage's access logs."""
    match stage.logs.access_to:
        case None:
            # Not `GetAtt Arn`: it ends in `:*`, which not every handler accepts.
            group = Ref(access_group_id(stage, ids))
            return text("arn:", PARTITION, ":logs:", REGION, ":", ACCOUNT, ":log-group:", group)
        case Arn(literal):
            return literal.removesuffix(":*")
        case outside:
            return arn(outside, ids)
