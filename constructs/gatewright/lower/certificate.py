"""Client certificates, which stages present to the servers that they call."""

from collections.abc import Iterator

from gatewright.gateway import Stage
from gatewright.lower.ids import Ids
from gatewright.lower.reference import arn
from gatewright.lower.tag import tag_list
from gatewright.template import Prose, Ref, Resource, Value


def client_certificates(stage: Stage, ids: Ids) -> Iterator[Resource]:
    """The client certificate that is created for a stage, if it has `generate`."""
    if stage.client_certificate == "generate":
        yield Resource(
            id=_id(stage, ids),
            type="AWS::ApiGateway::ClientCertificate",
            properties={"Description": Prose(f"Shown to backends by the stage {stage.name}"), **tag_list(stage.tags)},
            origin=(*stage.path, "client_certificate"),
        )


def client_certificate(stage: Stage, ids: Ids) -> dict[str, Value]:
    """A stage's `ClientCertificateId`."""
    match stage.client_certificate:
        case None:
            return {}
        case "generate":
            return {"ClientCertificateId": Ref(_id(stage, ids))}
        case outside:
            return {"ClientCertificateId": arn(outside, ids)}


def _id(stage: Stage, ids: Ids) -> str:
    return ids.of("Stage", stage.name, suffix="Certificate")
