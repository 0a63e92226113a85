"""What callers get of a service's answers, as Velocity renders it."""

import json
from functools import cache
from typing import Any, NamedTuple

import pytest

from unit.services.backends import DELIVERY, MACHINE, QUEUE, STREAM, TABLE, TOPIC
from unit.services.targets import answer_template, target
from unit.services.velocity import MISSING, WHY_NOT, Rendered, Request, render

pytestmark = pytest.mark.skipif(bool(MISSING), reason=WHY_NOT)

SQS = f"{{sqs: {QUEUE}}}"
BATCH = f"{{sqs: {{queue: {QUEUE}, action: SendMessageBatch}}}}"
SNS = f"{{sns: {TOPIC}}}"
EVENTS = "{eventbridge: {source: shop, detail_type: Order}}"
KINESIS = f"{{kinesis: {STREAM}}}"
FIREHOSE = f"{{firehose: {DELIVERY}}}"
START = f"{{step_functions: {MACHINE}}}"
SYNC = f"{{step_functions: {{state_machine: {MACHINE}, action: StartSyncExecution}}}}"
DESCRIBE = f"{{step_functions: {{state_machine: {MACHINE}, action: DescribeExecution, execution: path.id}}}}"
STOP = f"{{step_functions: {{state_machine: {MACHINE}, action: StopExecution, execution: path.id}}}}"
GET = f"{{dynamodb: {{table: {TABLE}, action: GetItem, key: {{id: path.id}}}}}}"
PUT = f"{{dynamodb: {{table: {TABLE}, action: PutItem, item: {{id: path.id}}}}}}"
UPDATE = f"{{dynamodb: {{table: {TABLE}, action: UpdateItem, key: {{id: path.id}}, update: REMOVE a}}}}"
QUERY = f"{{dynamodb: {{table: {TABLE}, action: Query, key_condition: 'a = :a', values: {{a: path.id}}}}}}"

HOSTILE = "\"'\\ $x ${x} #end #set($a = 1) \n \u2028 é"
ARN = "arn:aws:states:eu-west-1:111122223333:execution:orders:one"

TYPED = {
    "id": {"S": "one"},
    "empty": {"S": ""},
    HOSTILE: {"S": HOSTILE},
    "whole": {"N": "5"},
    "broken": {"N": "-0.10"},
    "yes": {"BOOL": True},
    "no": {"BOOL": False},
    "nothing": {"NULL": True},
    "bytes": {"B": "aGk="},
    "words": {"SS": [HOSTILE, "b"]},
    "numbers": {"NS": ["1", "2.5"]},
    "blobs": {"BS": ["aGk="]},
    "none": {"L": []},
    "map": {"M": {"S": {"N": "1"}, HOSTILE: {"M": {"N": {"L": [{"S": HOSTILE}, {"M": {}}]}}}}},
    "list": {"L": [{"L": [{"BOOL": False}]}, {"M": {"a": {"SS": ["x"]}}}, {"NULL": True}]},
}
PLAIN = {
    "id": "one",
    "empty": "",
    HOSTILE: HOSTILE,
    "whole": 5,
    "broken": -0.1,
    "yes": True,
    "no": False,
    "nothing": None,
    "bytes": "aGk=",
    "words": [HOSTILE, "b"],
    "numbers": [1, 2.5],
    "blobs": ["aGk="],
    "none": [],
    "map": {"S": 1, HOSTILE: {"N": [HOSTILE, {}]}},
    "list": [[False], {"a": ["x"]}, None],
}


def nested(depth: int) -> dict[str, Any]:
    """An attribute with this many maps in each other."""
    return {"M": {"a": nested(depth - 1)}} if depth else {"S": "x"}


def message(text: str) -> dict[str, str]:
    return {"message": text}


class Answer(NamedTuple):
    """What a service says, and what a caller gets of it. No status is the one that the answer has anyway."""

    backend: str
    said: Any
    got: Any
    status: int | None = None
    when: str = ""


GOOD = {
    "a message in a queue": Answer(SQS, {"MessageId": "m-1", "MD5OfMessageBody": "…"}, {"message_id": "m-1"}),
    "a batch in a queue": Answer(BATCH, {"Successful": [{"Id": "0"}, {"Id": "1"}]}, {"accepted": 2}),
    "a batch of which something failed": Answer(
        BATCH,
        {"Successful": [{"Id": "1"}], "Failed": [{"Id": "0", "Code": "X"}, {"Id": "2"}]},
        {"message": "Bad gateway", "failed": [0, 2]},
        502,
    ),
    "a batch with no failures": Answer(BATCH, {"Successful": [{"Id": "0"}], "Failed": []}, {"accepted": 1}),
    "a publication": Answer(SNS, {"PublishResponse": {"PublishResult": {"MessageId": "m-1"}}}, {"message_id": "m-1"}),
    "an event": Answer(EVENTS, {"FailedEntryCount": 0, "Entries": [{"EventId": "e-1"}]}, {"event_id": "e-1"}),
    "an event that failed": Answer(
        EVENTS,
        {"FailedEntryCount": 1, "Entries": [{"ErrorCode": "InternalFailure", "ErrorMessage": "arn:aws:…"}]},
        message("Bad gateway"),
        502,
    ),
    "an event that is no object": Answer(
        EVENTS, {"FailedEntryCount": 1, "Entries": [{"ErrorCode": "MalformedDetail"}]}, message("Bad request"), 400
    ),
    "an event without a count": Answer(EVENTS, {}, message("Bad gateway"), 502),
    "a record": Answer(KINESIS, {"SequenceNumber": "4958", "ShardId": "s-0"}, {"sequence_number": "4958"}),
    "a delivered record": Answer(FIREHOSE, {"RecordId": "r-1", "Encrypted": False}, {"record_id": "r-1"}),
    "a started execution": Answer(START, {"executionArn": ARN, "startDate": 1.5}, {"execution": "one"}),
    "a finished execution": Answer(SYNC, {"status": "SUCCEEDED", "output": json.dumps({"a": HOSTILE})}, {"a": HOSTILE}),
    "a failed execution": Answer(
        SYNC, {"status": "FAILED", "error": "States.Runtime", "cause": "arn:aws:…"}, message("Bad gateway"), 502
    ),
    "an execution that was too slow": Answer(SYNC, {"status": "TIMED_OUT"}, message("Timed out"), 504),
    "a running execution": Answer(
        DESCRIBE, {"status": "RUNNING", "executionArn": ARN, "input": "{}"}, {"status": "RUNNING"}
    ),
    "an execution with its output": Answer(
        DESCRIBE, {"status": "SUCCEEDED", "output": '{"a": 1}'}, {"status": "SUCCEEDED", "output": {"a": 1}}
    ),
    "a stopped execution": Answer(STOP, {"stopDate": 1.5}, {"stopped": 1.5}),
    "an item": Answer(GET, {"Item": TYPED}, PLAIN),
    "no item": Answer(GET, {}, message("Not found"), 404),
    "an item as deep as can be": Answer(GET, {"Item": {"a": nested(4)}}, {"a": {"a": {"a": {"a": {"a": "x"}}}}}),
    "an item that is too deep": Answer(GET, {"Item": {"a": nested(5)}}, {"a": {"a": {"a": {"a": {"a": None}}}}}, 500),
    "a put item": Answer(PUT, {}, {}),
    "an updated item": Answer(UPDATE, {"Attributes": TYPED}, PLAIN),
    "found items": Answer(
        QUERY, {"Items": [TYPED, {"id": {"S": "two"}}], "Count": 2}, {"items": [PLAIN, {"id": "two"}]}
    ),
    "no items": Answer(QUERY, {"Items": [], "Count": 0}, {"items": []}),
    "more items": Answer(
        QUERY,
        {"Items": [{"id": {"S": "two"}}], "LastEvaluatedKey": {"id": {"S": HOSTILE}, "n": {"N": "1"}}},
        {"items": [{"id": "two"}], "next": {"id": HOSTILE, "n": 1}},
    ),
}

ERRORS = {
    ("DynamoDB's condition", PUT, "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"): (
        409,
        "Conflict",
    ),
    ("DynamoDB's throttle", GET, "…#ProvisionedThroughputExceededException"): (429, "Too many requests"),
    ("a bad key", GET, "com.amazon.coral.validate#ValidationException"): (None, "Bad request"),
    ("a table that is not there", GET, "…#ResourceNotFoundException"): (502, "Bad gateway"),
    ("a right that the role lacks", SQS, "com.amazon.coral.service#AccessDeniedException"): (502, "Bad gateway"),
    ("a queue that is not there", SQS, "com.amazonaws.sqs#QueueDoesNotExist"): (502, "Bad gateway"),
    ("a key that the role may not use", SQS, "com.amazonaws.sqs#KmsAccessDenied"): (502, "Bad gateway"),
    ("too many messages", SQS, "com.amazonaws.sqs#RequestThrottled"): (429, "Too many requests"),
    ("an execution that exists", START, "ExecutionAlreadyExists"): (409, "Conflict"),
    ("an execution that does not", DESCRIBE, "ExecutionDoesNotExist"): (404, "Not found"),
    ("a state machine that is not there", START, "StateMachineDoesNotExist"): (502, "Bad gateway"),
    ("no name at all", KINESIS, None): (None, "Bad request"),
}

ANSWERS = {
    **GOOD,
    **{
        name: Answer(backend, {"__type": error, "message": "arn:aws:…"}, message(text), status, r"4\d{2}")
        for (name, backend, error), (status, text) in ERRORS.items()
    },
    "a topic that is not there": Answer(SNS, {"Error": {"Code": "NotFound"}}, message("Bad gateway"), 502, r"4\d{2}"),
    "a subject that is too long": Answer(
        SNS, {"Error": {"Code": "InvalidParameter"}}, message("Bad request"), None, r"4\d{2}"
    ),
}


@cache
def rendered() -> dict[str, Rendered]:
    requests = [
        Request(template=answer_template(target(answer.backend), answer.when), body=json.dumps(answer.said))
        for answer in ANSWERS.values()
    ]
    return dict(zip(ANSWERS, render(requests), strict=True))


@pytest.mark.parametrize("name", ANSWERS)
def test_callers_get(name: str) -> None:
    found = rendered()[name]
    assert json.loads(found.text) == ANSWERS[name].got
    assert found.status == ANSWERS[name].status


@pytest.mark.parametrize("name", [name for name in ANSWERS if ANSWERS[name].status])
def test_nothing_of_what_went_wrong_inside_gets_out(name: str) -> None:
    assert "arn:" not in rendered()[name].text
    assert "Exception" not in rendered()[name].text
