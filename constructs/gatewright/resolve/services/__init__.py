"""AWS services as backends: from what is written to the call that is made. One file a service."""

from gatewright.document import Path
from gatewright.gateway import ServiceTarget, SubtypeTarget
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.aws import aws
from gatewright.resolve.services.call import ServiceCall, target_of
from gatewright.resolve.services.dynamodb import dynamodb
from gatewright.resolve.services.eventbridge import eventbridge
from gatewright.resolve.services.firehose import firehose
from gatewright.resolve.services.kinesis import kinesis
from gatewright.resolve.services.s3 import s3
from gatewright.resolve.services.sns import sns
from gatewright.resolve.services.sqs import sqs
from gatewright.resolve.services.step_functions import step_functions
from gatewright.resolve.services.subtypes import subtype_target
from gatewright.spec.model import traits
from gatewright.spec.services import AnyService
from gatewright.spec.services.aws import AwsBackend
from gatewright.spec.services.dynamodb import DynamodbBackend
from gatewright.spec.services.eventbridge import EventbridgeBackend
from gatewright.spec.services.firehose import FirehoseBackend
from gatewright.spec.services.kinesis import KinesisBackend
from gatewright.spec.services.s3 import S3Backend
from gatewright.spec.services.sns import SnsBackend
from gatewright.spec.services.sqs import SqsBackend
from gatewright.spec.services.step_functions import StepFunctionsBackend


def service_target(scope: Scope, spec: AnyService, path: Path) -> ServiceTarget | SubtypeTarget | None:
    """What a backend that is written at `path` calls."""
    here = (*path, traits(type(spec)).tag)
    if scope.spec.kind == "http":
        return subtype_target(scope, spec, here)
    call = _call(scope, spec, here)
    return target_of(scope, spec, call, here) if call else None


def _call(scope: Scope, spec: AnyService, path: Path) -> ServiceCall | None:
    match spec:
        case StepFunctionsBackend():
            return step_functions(scope, spec, path)
        case DynamodbBackend():
            return dynamodb(scope, spec, path)
        case S3Backend():
            return s3(scope, spec, path)
        case SqsBackend():
            return sqs(scope, spec, path)
        case SnsBackend():
            return sns(scope, spec, path)
        case EventbridgeBackend():
            return eventbridge(scope, spec, path)
        case KinesisBackend():
            return kinesis(scope, spec, path)
        case FirehoseBackend():
            return firehose(scope, spec, path)
        case AwsBackend():
            return aws(scope, spec, path)
        case _:
            return None  # only HTTP APIs know AppConfig, which is told where kinds are compared
