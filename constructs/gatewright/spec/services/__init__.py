"""AWS services as backends: one file a service."""

from gatewright.spec.services.app_config import AppConfigBackend
from gatewright.spec.services.aws import AwsBackend
from gatewright.spec.services.dynamodb import DynamodbBackend
from gatewright.spec.services.eventbridge import EventbridgeBackend
from gatewright.spec.services.firehose import FirehoseBackend
from gatewright.spec.services.kinesis import KinesisBackend
from gatewright.spec.services.s3 import S3Backend
from gatewright.spec.services.sns import SnsBackend
from gatewright.spec.services.sqs import SqsBackend
from gatewright.spec.services.step_functions import StepFunctionsBackend

AnyService = (
    StepFunctionsBackend
    | DynamodbBackend
    | S3Backend
    | SqsBackend
    | SnsBackend
    | EventbridgeBackend
    | KinesisBackend
    | FirehoseBackend
    | AppConfigBackend
    | AwsBackend
)
"""One of the services."""
