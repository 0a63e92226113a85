"""SQS in its JSON protocol, with the queue in the path as well, as the service wants it."""

from msgspec.structs import asdict

from gatewright.diagnostics.codes.services import NOT_A_LIST
from gatewright.document import Path
from gatewright.gateway import ArnPart, Grant, Joined, Outside, StackFact
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.answers import Answered, errors, good, override
from gatewright.resolve.services.call import ServiceCall, headers, request_templates, sources_in
from gatewright.resolve.services.things import region_of, thing
from gatewright.resolve.services.vtl import RequestTemplate, choice, escaped, joined, members, optional
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.sqs import SqsBackend

BODY = ValueSource("body", "")


def sqs(scope: Scope, spec: SqsBackend, path: Path) -> ServiceCall | None:
    """Messages into a queue."""
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
        answers=(_all_accepted() if is_batch else _accepted(), *errors(ours=("NonExistentQueue", "QueueDoesNotExist"))),
        grants=(Grant(actions=("sqs:SendMessage",), resources=(queue,)),),
        sources=sources_in(asdict(spec), path),
    )


def _message(spec: SqsBackend, queue: Outside) -> Joined:
    template = RequestTemplate()
    message = template.quoted(template.payload(spec.message))
    rest = _rest(spec, template)
    return template.finish('{"QueueUrl": "', queue_url(queue), f'", "MessageBody": {message}{rest}}}')


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
    return template.finish('{"QueueUrl": "', queue_url(queue), f'", "Entries": [{entries}]}}')


def _rest(spec: SqsBackend, template: RequestTemplate, suffix: str = "") -> str:
    """What is said about a message besides the message."""
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


def queue_url(queue: Outside) -> Joined:
    """The address by which the service knows a queue."""
    host = joined("https://sqs.", region_of(queue) or StackFact("region"), ".", StackFact("domain"))
    return joined(host, "/", ArnPart(queue, ":", 4), "/", ArnPart(queue, ":", 5))


def _can_be_list(scope: Scope, spec: SqsBackend, path: Path) -> bool:
    if spec.message is None or (isinstance(spec.message, ValueSource) and spec.message.location == "body"):
        return True
    help = "write `body`, or `body.NAME` for a list inside it"
    scope.report(NOT_A_LIST, (*path, "message"), "a batch is made from a list in the body", help)
    return False


def _accepted() -> Answered:
    return good(202, """{"message_id": "$input.path('$.MessageId')"}""")


def _all_accepted() -> Answered:
    """The queue answers 200 also when it has not taken all messages."""
    failed = "[#foreach($entry in $input.path('$.Failed'))$entry.Id#if($foreach.hasNext), #end#end]"
    refused = override(502, "Bad gateway")[:-1] + f', "failed": {failed}}}'
    accepted = """{"accepted": $input.path('$.Successful').size()}"""
    read = """#set($failed = "$!input.json('$.Failed')")"""
    return good(202, read + choice(('$failed.startsWith("[{")', refused), otherwise=accepted))
