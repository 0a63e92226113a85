"""SQS, in its JSON protocol. The service requires the queue in the path as well."""

from collections.abc import Mapping

from msgspec.structs import asdict

from gatewright.diagnostics.codes.services import NOT_A_LIST
from gatewright.document import Path
from gatewright.gateway import ArnPart, Grant, Joined, Outside, StackFact
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.action import ActionKeys, suits
from gatewright.resolve.services.call import ServiceCall, headers, request_templates, sources_in
from gatewright.resolve.services.response import ServiceResponse, errors, good, override
from gatewright.resolve.services.service import Service
from gatewright.resolve.services.subtype import SubtypeCall, fixed, whole
from gatewright.resolve.services.thing import region_of, thing
from gatewright.resolve.services.vtl import BODY, RequestTemplate, choice, escaped, joined, members, optional
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.sqs import SqsBackend

SUBTYPE_TAKES = {
    "SendMessage": ActionKeys(optional=("message", "attributes", "group_id", "deduplication_id", "delay")),
    "ReceiveMessage": ActionKeys(optional=("at_most", "wait", "hidden")),
    "DeleteMessage": ActionKeys(needed=("receipt",)),
    "PurgeQueue": ActionKeys(),
}


def call(scope: Scope, spec: SqsBackend, path: Path) -> ServiceCall | None:
    """The call that sends messages to a queue, with a template."""
    queue = thing(scope, spec.queue, (*path, "queue"), "queue")
    is_batch = spec.action == "SendMessageBatch"
    if queue is None or (is_batch and not _can_be_list(scope, spec, path)):
        return None
    action = spec.action or "SendMessage"
    template = _batch(spec, queue) if is_batch else _message(spec, queue)
    return ServiceCall(
        service="sqs",
        region=region_of(queue),
        url=joined(ArnPart(queue, ":", 4), "/", ArnPart(queue, ":", 5)),
        parameters=headers(Content_Type="application/x-amz-json-1.0", X_Amz_Target=f"AmazonSQS.{action}"),
        templates=request_templates(spec, template),
        responses=(
            _all_accepted() if is_batch else _accepted(),
            *errors(ours=("NonExistentQueue", "QueueDoesNotExist")),
        ),
        grants=(Grant(actions=("sqs:SendMessage",), resources=(queue,)),),
        sources=sources_in(asdict(spec), path),
    )


def subtype(scope: Scope, spec: SqsBackend, path: Path) -> SubtypeCall | None:
    """The call on a queue, with parameters."""
    action = spec.action or "SendMessage"
    queue = thing(scope, spec.queue, (*path, "queue"), "queue")
    if queue is None or action not in SUBTYPE_TAKES or not suits(scope, spec, action, SUBTYPE_TAKES, path):
        return None
    grant = Grant(actions=(f"sqs:{action}",), resources=(queue,))
    parameters = {"QueueUrl": _queue_url(queue), **_parameters(spec, action)}
    return SubtypeCall(f"SQS-{action}", parameters, grant, region_of(queue))


def _parameters(spec: SqsBackend, action: str) -> Mapping[str, ValueSource | None]:
    match action:
        case "SendMessage":
            return {
                "MessageBody": whole(spec.message),
                "MessageGroupId": spec.group_id,
                "MessageDeduplicationId": spec.deduplication_id,
                "DelaySeconds": fixed(spec.delay.seconds if spec.delay else None),
            }
        case "ReceiveMessage":
            return {
                "MaxNumberOfMessages": fixed(spec.at_most),
                "WaitTimeSeconds": fixed(spec.wait.seconds if spec.wait else None),
                "VisibilityTimeout": fixed(spec.hidden.seconds if spec.hidden else None),
            }
        case _:
            return {"ReceiptHandle": spec.receipt}


def _message(spec: SqsBackend, queue: Outside) -> Joined:
    template = RequestTemplate()
    message = template.quoted(template.payload(spec.message))
    rest = _rest(spec, template)
    return template.finish('{"QueueUrl": "', _queue_url(queue), f'", "MessageBody": {message}{rest}}}')


def _batch(spec: SqsBackend, queue: Outside) -> Joined:
    template = RequestTemplate()
    rest = _rest(spec, template, "-$foreach.index")
    source = spec.message if isinstance(spec.message, ValueSource) else BODY
    at = f"$.{source.name}" if source.name else "$"
    entries = (
        f"#foreach($item in $input.path('{at}'))"
        f'#set($at = "{at}[$foreach.index]")#set($message = $input.json($at))'
        """#if($message.startsWith('"'))#set($message = "$!item")#end"""
        f"""{{"Id": "$foreach.index", "MessageBody": "{escaped("$message")}"{rest}}}"""
        "#if($foreach.hasNext), #end#end"
    )
    return template.finish('{"QueueUrl": "', _queue_url(queue), f'", "Entries": [{entries}]}}')


def _rest(spec: SqsBackend, template: RequestTemplate, suffix: str = "") -> str:
    """The settings of a message, without the message."""
    found = ""
    if spec.attributes:
        attributes = {
            name: f'{{"DataType": "String", "StringValue": {template.string(source)}}}'
            for name, source in spec.attributes.items()
        }
        found += f', "MessageAttributes": {{{members(attributes, template.unsure(spec.attributes))}}}'
    found += optional(template, "MessageGroupId", spec.group_id)
    found += optional(template, "MessageDeduplicationId", spec.deduplication_id, suffix)
    return found + (f', "DelaySeconds": {round(spec.delay.seconds)}' if spec.delay else "")


def _queue_url(queue: Outside) -> Joined:
    """The URL of a queue."""
    host = joined("https://sqs.", region_of(queue) or StackFact("region"), ".", StackFact("domain"))
    return joined(host, "/", ArnPart(queue, ":", 4), "/", ArnPart(queue, ":", 5))


def _can_be_list(scope: Scope, spec: SqsBackend, path: Path) -> bool:
    if spec.message is None or (isinstance(spec.message, ValueSource) and spec.message.location == "body"):
        return True
    help = "write `body`, or `body.NAME` for a list in it"
    scope.report(NOT_A_LIST, (*path, "message"), "a batch requires a list in the body", help)
    return False


def _accepted() -> ServiceResponse:
    return good(202, """{"message_id": "$input.path('$.MessageId')"}""")


def _all_accepted() -> ServiceResponse:
    """SQS returns 200 also if it did not accept all messages."""
    failed = "[#foreach($entry in $input.path('$.Failed'))$entry.Id#if($foreach.hasNext), #end#end]"
    refused = override(502, "Bad gateway")[:-1] + f', "failed": {failed}}}'
    accepted = """{"accepted": $input.path('$.Successful').size()}"""
    read = """#set($failed = "$!input.json('$.Failed')")"""
    return good(202, read + choice(('$failed.startsWith("[{")', refused), otherwise=accepted))


SERVICE = Service(call=call, subtype=subtype)
