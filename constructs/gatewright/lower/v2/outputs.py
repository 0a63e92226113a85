"""What a stack tells about an API."""

from collections.abc import Iterator

from gatewright.gateway import Gateway, Stage
from gatewright.lower.ids import Ids
from gatewright.lower.references import export_name, url
from gatewright.template import PARTITION, REGION, URL_SUFFIX, Output, Ref, Value, text

DEFAULT_STAGE = "$default"


def outputs(gateway: Gateway, ids: Ids) -> Iterator[Output]:
    """The API's id, and each stage's URL and ARN; for WebSockets also where messages are posted to."""
    api = Ref(ids.of("Api"))
    yield Output(id=ids.of("ApiId"), value=api, description=f"Id of the API {gateway.name}", origin=("name",))
    for stage in gateway.stages:
        is_exported = stage.name in gateway.exported_stages
        export = export_name(gateway.name, stage.name, gateway.place.environment) if is_exported else None
        yield Output(
            id=ids.of("Url", stage.name),
            value=_url(gateway, stage, ids),
            description=f"URL of the stage {stage.name} of {gateway.name}",
            export=None if gateway.kind == "websocket" else export,
            origin=stage.path,
        )
        if gateway.kind == "websocket":
            yield Output(
                id=ids.of("Callback", stage.name),
                value=url(api, Ref(ids.of("Stage", stage.name))),
                description=f"Where messages to connections of the stage {stage.name} of {gateway.name} are posted",
                export=export,
                origin=stage.path,
            )
        name = Ref(ids.of("Stage", stage.name))
        yield Output(
            id=ids.of("Arn", stage.name),
            value=text("arn:", PARTITION, ":apigateway:", REGION, "::/apis/", api, "/stages/", name),
            description=f"ARN of the stage {stage.name} of {gateway.name}",
            origin=stage.path,
        )


def _url(gateway: Gateway, stage: Stage, ids: Ids) -> Value:
    api, name = Ref(ids.of("Api")), Ref(ids.of("Stage", stage.name))
    if gateway.kind == "websocket":
        return text("wss://", api, ".execute-api.", REGION, ".", URL_SUFFIX, "/", name)
    return url(api, None if stage.name == DEFAULT_STAGE else name)
