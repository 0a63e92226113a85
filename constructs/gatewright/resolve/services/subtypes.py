"""Services as HTTP APIs call them: by a name for service and action, with parameters instead of templates."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import asdict

from gatewright.document import Path
from gatewright.gateway import ArnPart, Grant, Joined, Outside, StackFact, SubtypeTarget
from gatewright.resolve.function import resolve_grants
from gatewright.resolve.mapping import resolve_responses
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.actions import ActionKeys, fits
from gatewright.resolve.services.call import sources_in
from gatewright.resolve.services.eventbridge import bus_of
from gatewright.resolve.services.sqs import queue_url
from gatewright.resolve.services.things import name_of, region_of, thing
from gatewright.resolve.services.vtl import joined
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services import AnyService
from gatewright.spec.services.app_config import AppConfigBackend
from gatewright.spec.services.common import Payload
from gatewright.spec.services.eventbridge import EventbridgeBackend, FromRequest
from gatewright.spec.services.kinesis import KinesisBackend
from gatewright.spec.services.sqs import SqsBackend
from gatewright.spec.services.step_functions import StepFunctionsBackend

BODY = ValueSource("body", "")


class SubtypeCall(Struct, frozen=True):
    """What is particular to one call."""

    subtype: str
    parameters: Mapping[str, ValueSource | Joined | None]
    grant: Grant
    region: str | None = None


def subtype_target(scope: Scope, spec: AnyService, path: Path) -> SubtypeTarget | None:
    """What a backend of an HTTP API that is written at `path` calls."""
    call = _call(scope, spec, path)
    if call is None:
        return None
    region = {"Region": joined(call.region)} if call.region else {}
    given = {name: value for name, value in call.parameters.items() if value is not None}
    allowed = resolve_grants(scope, spec.allow or (), (*path, "allow"))
    return SubtypeTarget(
        subtype=call.subtype,
        parameters={**given, **region},
        grants=(call.grant, *allowed),
        role=scope.outside(spec.role, (*path, "role"), "role") if spec.role else None,
        timeout=spec.timeout.milliseconds if spec.timeout else None,
        request=None,
        responses=resolve_responses(scope, spec.responses, (*path, "responses")),
        sources=sources_in(asdict(spec), path),
        written=spec,
    )


def _call(scope: Scope, spec: AnyService, path: Path) -> SubtypeCall | None:
    match spec:
        case SqsBackend():
            return _sqs(scope, spec, path)
        case EventbridgeBackend():
            return _eventbridge(scope, spec, path)
        case KinesisBackend():
            return _kinesis(scope, spec, path)
        case StepFunctionsBackend():
            return _step_functions(scope, spec, path)
        case AppConfigBackend():
            return _app_config(spec)
        case _:
            return None  # that HTTP APIs do not know this service is told where kinds are compared


SQS_TAKES = {
    "SendMessage": ActionKeys(optional=("message", "attributes", "group_id", "deduplication_id", "delay")),
    "ReceiveMessage": ActionKeys(optional=("at_most", "wait", "hidden")),
    "DeleteMessage": ActionKeys(needed=("receipt",)),
    "PurgeQueue": ActionKeys(),
}


def _sqs(scope: Scope, spec: SqsBackend, path: Path) -> SubtypeCall | None:
    action = spec.action or "SendMessage"
    queue = thing(scope, spec.queue, (*path, "queue"), "queue")
    if queue is None or action not in SQS_TAKES or not fits(scope, spec, action, SQS_TAKES, path):
        return None
    sent: Mapping[str, ValueSource | Joined | None] = {
        "SendMessage": {
            "MessageBody": _whole(spec.message),
            "MessageGroupId": spec.group_id,
            "MessageDeduplicationId": spec.deduplication_id,
            "DelaySeconds": _seconds(spec.delay.seconds) if spec.delay else None,
        },
        "ReceiveMessage": {
            "MaxNumberOfMessages": _seconds(spec.at_most) if spec.at_most else None,
            "WaitTimeSeconds": _seconds(spec.wait.seconds) if spec.wait else None,
            "VisibilityTimeout": _seconds(spec.hidden.seconds) if spec.hidden else None,
        },
        "DeleteMessage": {"ReceiptHandle": spec.receipt},
        "PurgeQueue": {},
    }[action]
    grant = Grant(actions=(f"sqs:{action}",), resources=(queue,))
    return SubtypeCall(f"SQS-{action}", {"QueueUrl": queue_url(queue), **sent}, grant, region_of(queue))


def _eventbridge(scope: Scope, spec: EventbridgeBackend, path: Path) -> SubtypeCall | None:
    bus = bus_of(scope, spec, path)
    if bus is None:
        return None
    kind = spec.detail_type
    parameters: dict[str, ValueSource | Joined | None] = {
        "Detail": _whole(spec.detail),
        "DetailType": kind.from_ if isinstance(kind, FromRequest) else ValueSource("text", kind),
        "Source": ValueSource("text", spec.source),
        "EventBusName": joined(bus),
    }
    region = None if isinstance(bus, Joined) else region_of(bus)
    grant = Grant(actions=("events:PutEvents",), resources=(bus,))
    return SubtypeCall("EventBridge-PutEvents", parameters, grant, region)


def _kinesis(scope: Scope, spec: KinesisBackend, path: Path) -> SubtypeCall | None:
    stream = thing(scope, spec.stream, (*path, "stream"), "stream")
    if stream is None:
        return None
    parameters: dict[str, ValueSource | Joined | None] = {
        "StreamName": joined(name_of(stream)),
        "Data": _whole(spec.data),
        "PartitionKey": spec.partition_key or ValueSource("context", "requestId"),
    }
    grant = Grant(actions=("kinesis:PutRecord",), resources=(stream,))
    return SubtypeCall("Kinesis-PutRecord", parameters, grant, region_of(stream))


STEP_FUNCTIONS_TAKES = {
    "StartExecution": ActionKeys(optional=("input", "name")),
    "StartSyncExecution": ActionKeys(optional=("input", "name")),
    "StopExecution": ActionKeys(needed=("execution",), optional=("error", "cause")),
}


def _step_functions(scope: Scope, spec: StepFunctionsBackend, path: Path) -> SubtypeCall | None:
    action = spec.action or "StartExecution"
    machine = thing(scope, spec.state_machine, (*path, "state_machine"), "state machine")
    if machine is None or action not in STEP_FUNCTIONS_TAKES:
        return None
    if not fits(scope, spec, action, STEP_FUNCTIONS_TAKES, path):
        return None
    if action == "StopExecution":
        # An execution's whole ARN is a parameter of its own: nothing can be put together with what a caller sends.
        grant = Grant(actions=("states:StopExecution",), resources=(_executions(machine),))
        stopped: dict[str, ValueSource | Joined | None] = {
            "ExecutionArn": spec.execution,
            "Error": spec.error,
            "Cause": spec.cause,
        }
        return SubtypeCall("StepFunctions-StopExecution", stopped, grant, region_of(machine))
    grant = Grant(actions=(f"states:{action}",), resources=(machine,))
    parameters: dict[str, ValueSource | Joined | None] = {
        "StateMachineArn": joined(machine),
        "Input": _whole(spec.input),
        "Name": spec.name,
    }
    return SubtypeCall(f"StepFunctions-{action}", parameters, grant, region_of(machine))


def _executions(machine: Outside) -> Joined:
    start = (part for index in range(5) for part in (ArnPart(machine, ":", index), ":"))
    return joined(*start, "execution:", ArnPart(machine, ":", 6), ":*")


def _app_config(spec: AppConfigBackend) -> SubtypeCall:
    where = (":appconfig:", StackFact("region"), ":", StackFact("account"))
    everything = joined("arn:", StackFact("partition"), *where, ":*")
    grant = Grant(actions=("appconfig:GetConfiguration",), resources=(everything,))
    parameters: dict[str, ValueSource | Joined | None] = {
        "Application": ValueSource("text", spec.application),
        "Environment": ValueSource("text", spec.environment),
        "Configuration": ValueSource("text", spec.configuration),
        "ClientId": spec.client or ValueSource("context", "requestId"),
    }
    return SubtypeCall("AppConfig-GetConfiguration", parameters, grant)


def _whole(payload: Payload | None) -> ValueSource:
    """One source. That JSON cannot be put together here is told where kinds are compared."""
    return payload if isinstance(payload, ValueSource) else BODY


def _seconds(count: float) -> ValueSource:
    return ValueSource("text", str(round(count)))
