"""The outputs of a stack for an API."""

from collections.abc import Iterator

from gatewright.gateway import Gateway, Stage
from gatewright.lower.ids import Ids
from gatewright.lower.reference import api_export_name, entrance_id, entrance_name, export_name, url
from gatewright.template import PARTITION, REGION, URL_SUFFIX, GetAtt, Output, Ref, Value, text

DEFAULT_STAGE = "$default"


def outputs(gateway: Gateway, ids: Ids) -> Iterator[Output]:
    """The API's id, the URL and ARN of each stage, and for WebSocket APIs the URL of connections."""
    api = Ref(ids.of("Api"))
    yield Output(
        id=ids.of("ApiId"),
        value=api,
        description=f"Id of the API {gateway.name}",
        export=api_export_name(gateway.name, gateway.place.environment) if gateway.is_mapped else None,
        origin=("name",),
    )
    for stage in gateway.stages:
        if gateway.default_endpoint.value:
            yield _url(gateway, stage, ids)
            yield from _private_urls(gateway, stage, ids)
        if gateway.kind == "websocket":
            yield _callback(gateway, stage, ids)
        yield Output(
            id=ids.of("Arn", stage.name),
            value=text("arn:", PARTITION, ":apigateway:", REGION, _path(gateway, ids), "/stages/", _name(stage, ids)),
            description=f"ARN of the stage {stage.name} of {gateway.name}",
            origin=stage.path,
        )


def _url(gateway: Gateway, stage: Stage, ids: Ids) -> Output:
    """The URL of a stage. An API without its default endpoint has none."""
    return Output(
        id=ids.of("Url", stage.name),
        value=_address(gateway, stage, ids),
        description=f"URL of the stage {stage.name} of {gateway.name}",
        export=None if gateway.kind == "websocket" else _export(gateway, stage),
        origin=stage.path,
    )


def _private_urls(gateway: Gateway, stage: Stage, ids: Ids) -> Iterator[Output]:
    """The URLs of a stage through VPC endpoints, which work with and without private DNS."""
    for endpoint in gateway.network.vpc_endpoints:
        name = entrance_name(endpoint)
        host = text(Ref(ids.of("Api")), "-", entrance_id(endpoint, ids))
        yield Output(
            id=ids.of("Url", stage.name, name),
            value=url(host, _name(stage, ids)),
            description=f"URL of the stage {stage.name} of {gateway.name} through the VPC endpoint {name}",
            origin=stage.path,
        )


def _callback(gateway: Gateway, stage: Stage, ids: Ids) -> Output:
    return Output(
        id=ids.of("Callback", stage.name),
        value=url(Ref(ids.of("Api")), _name(stage, ids)),
        description=f"Where messages to connections of the stage {stage.name} of {gateway.name} are posted",
        export=_export(gateway, stage),
        origin=stage.path,
    )


def _address(gateway: Gateway, stage: Stage, ids: Ids) -> Value:
    api = Ref(ids.of("Api"))
    scheme = "wss://" if gateway.kind == "websocket" else "https://"
    if stage.distribution:
        return text(scheme, GetAtt(distribution_id(stage.name, ids), "DomainName"))
    if gateway.kind == "websocket":
        return text(scheme, api, ".execute-api.", REGION, ".", URL_SUFFIX, "/", _name(stage, ids))
    return url(api, None if stage.name == DEFAULT_STAGE else _name(stage, ids))


def distribution_id(stage: str, ids: Ids) -> str:
    """The logical id of a stage's CloudFront distribution."""
    return ids.of("Stage", stage, suffix="Distribution")


def _export(gateway: Gateway, stage: Stage) -> str | None:
    if stage.name not in gateway.exported_stages:
        return None
    return export_name(gateway.name, stage.name, gateway.place.environment)


def _path(gateway: Gateway, ids: Ids) -> Value:
    return text("::/restapis/" if gateway.kind == "rest" else "::/apis/", Ref(ids.of("Api")))


def _name(stage: Stage, ids: Ids) -> Ref:
    return Ref(ids.of("Stage", stage.name))
