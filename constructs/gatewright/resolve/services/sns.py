"""SNS, in its query protocol: the request is a form."""

from collections.abc import Iterator

from msgspec.structs import asdict

from gatewright.document import Path
from gatewright.gateway import Grant, Joined, Outside
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.call import ServiceCall, headers, request_templates, sources_in
from gatewright.resolve.services.response import errors, good
from gatewright.resolve.services.service import Service
from gatewright.resolve.services.thing import region_of, thing
from gatewright.resolve.services.vtl import RequestTemplate
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.sns import SnsBackend

MESSAGE_ID = "$input.path('$.PublishResponse.PublishResult.MessageId')"


def call(scope: Scope, spec: SnsBackend, path: Path) -> ServiceCall | None:
    """The call that publishes a message to a topic."""
    topic = thing(scope, spec.topic, (*path, "topic"), "topic")
    if topic is None:
        return None
    return ServiceCall(
        service="sns",
        region=region_of(topic),
        action="Publish",
        parameters=headers(Content_Type="application/x-www-form-urlencoded"),
        templates=request_templates(spec, _form(spec, topic)),
        responses=(
            good(202, f'{{"message_id": "{MESSAGE_ID}"}}'),
            *errors(ours=("NotFound",), name="input.path('$.Error.Code')"),
        ),
        grants=(Grant(actions=("sns:Publish",), resources=(topic,)),),
        sources=sources_in(asdict(spec), path),
    )


def _form(spec: SnsBackend, topic: Outside) -> Joined:
    template = RequestTemplate()
    message = template.payload(spec.message)
    optional = {
        "Subject": spec.subject,
        "MessageGroupId": spec.group_id,
        "MessageDeduplicationId": spec.deduplication_id,
    }
    fields = "".join(_field(template, name, source) for name, source in optional.items() if source)
    attributes = "".join(_attributes(template, spec))
    start = "Action=Publish&TopicArn=$util.urlEncode('"
    rest = f"')&Message=$util.urlEncode({message}){fields}{attributes}"
    # A comment includes the end of its line: there must be no text before the form.
    return template.finish(start, topic, rest, separator="##\n")


def _field(template: RequestTemplate, name: str, source: ValueSource) -> str:
    variable = template.text(source)
    return f'#if({variable} != "")&{name}=$util.urlEncode({variable})#end'


def _attributes(template: RequestTemplate, spec: SnsBackend) -> Iterator[str]:
    """Attributes have numbers, without gaps for those that are left out."""
    if spec.attributes:
        yield "#set($number = 0)"
    for name, source in (spec.attributes or {}).items():
        variable = template.text(source)
        entry = "&MessageAttributes.entry.${number}"
        yield (
            f'#if({variable} != "")#set($number = $number + 1){entry}.Name={name}{entry}.Value.DataType=String'
            f"{entry}.Value.StringValue=$util.urlEncode({variable})#end"
        )


SERVICE = Service(call=call)
