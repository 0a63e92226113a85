"""The things that services are called about: queues, tables, buckets. Each is known by its ARN."""

import re
from collections.abc import Mapping

from msgspec import Struct

from gatewright.diagnostics.codes.services import OTHER_THING
from gatewright.document import Path
from gatewright.gateway import Arn, ArnPart, Outside
from gatewright.resolve.scope import Scope
from gatewright.resolve.words import a
from gatewright.spec.reference import Reference, ResourceReference


class Kind(Struct, frozen=True):
    """A kind of thing."""

    name: str
    """As bindings call it."""
    arn: str
    """What its ARNs have behind the partition, as a regular expression."""
    example: str
    types: Mapping[str, tuple[str, ...]]
    """The CloudFormation types of such things, and which attributes are the ARN; `Ref` is the empty one."""


_REGION = r"[a-z0-9-]+:[0-9]{12}"

QUEUE = Kind("queue", rf"sqs:{_REGION}:[^:/]+", "sqs:REGION:ACCOUNT:NAME", {"AWS::SQS::Queue": ("Arn",)})
TOPIC = Kind("topic", rf"sns:{_REGION}:[^:/]+", "sns:REGION:ACCOUNT:NAME", {"AWS::SNS::Topic": ("", "TopicArn")})
EVENT_BUS = Kind(
    "event bus",
    rf"events:{_REGION}:event-bus/.+",
    "events:REGION:ACCOUNT:event-bus/NAME",
    {"AWS::Events::EventBus": ("Arn",)},
)
STREAM = Kind(
    "stream",
    rf"kinesis:{_REGION}:stream/[^/]+",
    "kinesis:REGION:ACCOUNT:stream/NAME",
    {"AWS::Kinesis::Stream": ("Arn",)},
)
DELIVERY_STREAM = Kind(
    "delivery stream",
    rf"firehose:{_REGION}:deliverystream/[^/]+",
    "firehose:REGION:ACCOUNT:deliverystream/NAME",
    {"AWS::KinesisFirehose::DeliveryStream": ("Arn",)},
)
STATE_MACHINE = Kind(
    "state machine",
    rf"states:{_REGION}:stateMachine:[^/]+",
    "states:REGION:ACCOUNT:stateMachine:NAME",
    {
        "AWS::StepFunctions::StateMachine": ("", "Arn"),
        "AWS::StepFunctions::StateMachineAlias": ("", "Arn"),
        "AWS::StepFunctions::StateMachineVersion": ("", "Arn"),
        "AWS::Serverless::StateMachine": ("", "Arn"),
    },
)
TABLE = Kind(
    "table",
    rf"dynamodb:{_REGION}:table/[^/]+",
    "dynamodb:REGION:ACCOUNT:table/NAME",
    {"AWS::DynamoDB::Table": ("Arn",), "AWS::DynamoDB::GlobalTable": ("Arn",)},
)
BUCKET = Kind("bucket", r"s3:::[^/:]+", "s3:::NAME", {"AWS::S3::Bucket": ("Arn",)})

_KINDS = (QUEUE, TOPIC, EVENT_BUS, STREAM, DELIVERY_STREAM, STATE_MACHINE, TABLE, BUCKET)
_KNOWN_TYPES = {type for kind in _KINDS for type in kind.types}


def thing(scope: Scope, reference: Reference, path: Path, kind: Kind) -> Outside | None:
    """The thing of this kind that a reference means."""
    found = scope.outside(reference, path, kind.name)
    match found:
        case Arn(arn) if not re.fullmatch(rf"arn:[^:]+:{kind.arn}", arn) and "${" not in arn:
            scope.report(OTHER_THING, path, f"not the ARN of {a(kind.name)}: {arn!r}", _form(kind))
            return None
        case ResourceReference():
            return found if _is_arn(scope, found, path, kind) else None
        case _:
            return found


def region_of(found: Outside) -> str | None:
    """Where a thing is, if its ARN is written out; else it is where the stack is."""
    return found.arn.split(":")[3] or None if isinstance(found, Arn) else None


def name_of(found: Outside) -> ArnPart:
    """The name of a thing whose ARN has it behind a slash."""
    return ArnPart(found, "/", 1)


def _is_arn(scope: Scope, reference: ResourceReference, path: Path, kind: Kind) -> bool:
    name, attribute = reference.resource.resource, reference.resource.attribute
    type = str((scope.spec.resources or {})[name].get("Type"))
    if type in kind.types:
        known = kind.types[type]
        if attribute not in known:
            what = f"`{reference.resource}`" if attribute else f"what `Ref` gives for `{name}`"
            right = f"{name}.{known[-1]}"
            message = f"{what} is not the ARN of the {kind.name}"
            scope.report(OTHER_THING, path, message, f"write `{{resource: {right}}}`")
        return attribute in known
    if type in _KNOWN_TYPES:
        message = f"{name!r} is an {type}, and {a(kind.name)} belongs here"
        scope.report(OTHER_THING, path, message, _form(kind))
        return False
    return True


def _form(kind: Kind) -> str:
    return f"{a(kind.name)} is `arn:aws:{kind.example}`, or a reference to that"
