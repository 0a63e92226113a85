"""Firehose delivery streams."""

from msgspec.structs import asdict

from gatewright.document import Path
from gatewright.gateway import Grant
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.call import ServiceCall, headers, request_templates, sources_in
from gatewright.resolve.services.response import errors, good
from gatewright.resolve.services.service import Service
from gatewright.resolve.services.thing import name_of, region_of, thing
from gatewright.resolve.services.vtl import RequestTemplate
from gatewright.spec.services.firehose import FirehoseBackend


def call(scope: Scope, spec: FirehoseBackend, path: Path) -> ServiceCall | None:
    """The call that puts a record into a delivery stream."""
    stream = thing(scope, spec.stream, (*path, "stream"), "delivery stream")
    if stream is None:
        return None
    template = RequestTemplate()
    data = template.payload(spec.data)
    if spec.newline is not False:
        # Velocity has no escape sequence for a line break: the string contains one.
        data = template.assign("$record", f"{data}\n")
    body = template.finish(
        '{"DeliveryStreamName": "', name_of(stream), f'", "Record": {{"Data": "$util.base64Encode({data})"}}}}'
    )
    return ServiceCall(
        service="firehose",
        region=region_of(stream),
        action="PutRecord",
        parameters=headers(Content_Type="application/x-amz-json-1.1", X_Amz_Target="Firehose_20150804.PutRecord"),
        templates=request_templates(spec, body),
        responses=(
            good(202, """{"record_id": "$input.path('$.RecordId')"}"""),
            *errors(ours=("ResourceNotFound",)),
        ),
        grants=(Grant(actions=("firehose:PutRecord",), resources=(stream,)),),
        sources=sources_in(asdict(spec), path),
    )


SERVICE = Service(call=call)
