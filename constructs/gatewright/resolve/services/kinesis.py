"""Kinesis data streams."""

from collections.abc import Mapping

from msgspec.structs import asdict

from gatewright.document import Path
from gatewright.gateway import Grant, Joined
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.call import ServiceCall, headers, request_templates, sources_in
from gatewright.resolve.services.response import errors, good
from gatewright.resolve.services.service import Service
from gatewright.resolve.services.subtype import SubtypeCall, whole
from gatewright.resolve.services.thing import name_of, region_of, thing
from gatewright.resolve.services.vtl import RequestTemplate, joined
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.kinesis import KinesisBackend

PARTITION_KEY = ValueSource("context", "requestId")


def call(scope: Scope, spec: KinesisBackend, path: Path) -> ServiceCall | None:
    """The call that puts a record into a stream, with a template."""
    stream = thing(scope, spec.stream, (*path, "stream"), "stream")
    if stream is None:
        return None
    template = RequestTemplate()
    data = template.payload(spec.data)
    key = template.string(spec.partition_key or PARTITION_KEY)
    body = template.finish(
        '{"StreamName": "',
        name_of(stream),
        f'", "Data": "$util.base64Encode({data})", "PartitionKey": {key}}}',
    )
    return ServiceCall(
        service="kinesis",
        region=region_of(stream),
        action="PutRecord",
        parameters=headers(Content_Type="application/x-amz-json-1.1"),
        templates=request_templates(spec, body),
        responses=(
            good(202, """{"sequence_number": "$input.path('$.SequenceNumber')"}"""),
            *errors(ours=("ResourceNotFound",)),
        ),
        grants=(Grant(actions=("kinesis:PutRecord",), resources=(stream,)),),
        sources=sources_in(asdict(spec), path),
    )


def subtype(scope: Scope, spec: KinesisBackend, path: Path) -> SubtypeCall | None:
    """The call that puts a record into a stream, with parameters."""
    stream = thing(scope, spec.stream, (*path, "stream"), "stream")
    if stream is None:
        return None
    parameters: Mapping[str, ValueSource | Joined | None] = {
        "StreamName": joined(name_of(stream)),
        "Data": whole(spec.data),
        "PartitionKey": spec.partition_key or PARTITION_KEY,
    }
    grant = Grant(actions=("kinesis:PutRecord",), resources=(stream,))
    return SubtypeCall("Kinesis-PutRecord", parameters, grant, region_of(stream))


SERVICE = Service(call=call, subtype=subtype)
