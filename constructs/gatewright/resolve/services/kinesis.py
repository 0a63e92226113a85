"""Kinesis data streams."""

from msgspec.structs import asdict

from gatewright.document import Path
from gatewright.gateway import Grant
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.answers import errors, good
from gatewright.resolve.services.call import ServiceCall, headers, request_templates, sources_in
from gatewright.resolve.services.things import name_of, region_of, thing
from gatewright.resolve.services.vtl import RequestTemplate
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.kinesis import KinesisBackend

PARTITION_KEY = ValueSource("context", "requestId")


def kinesis(scope: Scope, spec: KinesisBackend, path: Path) -> ServiceCall | None:
    """Records into a stream."""
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
        answers=(
            good(202, """{"sequence_number": "$input.path('$.SequenceNumber')"}"""),
            *errors(ours=("ResourceNotFound",)),
        ),
        grants=(Grant(actions=("kinesis:PutRecord",), resources=(stream,)),),
        sources=sources_in(asdict(spec), path),
    )
