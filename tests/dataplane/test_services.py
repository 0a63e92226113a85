"""AWS services as backends: what a caller sends arrives as the data that it is, and what comes of it is told."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from dataplane.deploying import Api, Apis
from dataplane.making import Clients
from deploy.emulator import Answer

HOSTILE = """it's "so" \\ ${input.body} $util.urlDecode('%22') #set($x = 1) #end", "Evil": "{"a": 1}, é"""
HEADER = HOSTILE[:-3]
"""The same in ASCII: what a header can hold."""
SEEN_SECONDS = 10


@dataclass(frozen=True)
class Services:
    """The API in front of services, and the services behind it."""

    api: Api
    clients: Clients

    def ask(self, send: str, body: object = None, headers: Mapping[str, str] | None = None) -> Answer:
        sent = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        return self.api.ask(send, headers={"Content-Type": "application/json", **(headers or {})}, body=sent)

    def received(self, queue: str) -> dict[str, Any]:
        """The next message of a queue."""
        client = self.clients("sqs")
        wanted = {"MessageAttributeNames": ["All"], "AttributeNames": ["All"]}
        (message,) = client.receive_message(QueueUrl=queue, WaitTimeSeconds=SEEN_SECONDS, **wanted)["Messages"]
        client.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        return dict(message)

    def finished(self, execution: str) -> Any:
        """What the API says of an execution when it is over."""
        deadline = time.monotonic() + SEEN_SECONDS
        while (said := self.ask(f"GET /executions/{execution}").json())["status"] == "RUNNING":
            assert time.monotonic() < deadline, said
        return said

    def listener(self, name: str) -> tuple[str, str]:
        """A queue of the test's own: its address and its ARN."""
        client = self.clients("sqs")
        queue = client.create_queue(QueueName=f"{name}-{self.api.id}")["QueueUrl"]
        arn = client.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        return queue, arn


@pytest.fixture
def services(apis: Apis, rendering: str) -> Services:
    return Services(apis.get("services", rendering), apis.client)


def test_a_body_becomes_a_message(services: Services) -> None:
    answer = services.ask("POST /queue", {"text": HOSTILE}, {"X-Tenant": HEADER})
    message = services.received(services.api.ref("ServicesResourceQueue"))
    assert (answer.status, answer.json()) == (202, {"message_id": message["MessageId"]})
    assert json.loads(message["Body"]) == {"text": HOSTILE}
    attributes = {name: value["StringValue"] for name, value in message["MessageAttributes"].items()}
    assert attributes == {"tenant": HEADER, "kind": "order"}


def test_attributes_that_a_request_has_nothing_for_are_left_out(services: Services) -> None:
    services.ask("POST /queue", {})
    message = services.received(services.api.ref("ServicesResourceQueue"))
    assert set(message["MessageAttributes"]) == {"kind"}


def test_a_message_is_put_together_from_parts(services: Services) -> None:
    order = {"text": HOSTILE, "list": [1, None, True, {"deep": 1.5}]}
    services.ask("POST /queue/7", {"order": order, "other": 1}, {"X-Tenant": HEADER})
    message = services.received(services.api.ref("ServicesResourceQueue"))
    assert json.loads(message["Body"]) == {"id": "7", "order": order, "by": HEADER}


def test_a_fifo_queue_gets_its_group_and_takes_nothing_twice(services: Services) -> None:
    once = {"X-Once": "once"}
    assert services.ask("POST /fifo/blue", {"text": HOSTILE}, once).status == 202
    assert services.ask("POST /fifo/blue", {"text": HOSTILE}, once).status == 202
    services.ask("POST /fifo/blue", {"text": "last"}, {"X-Once": "again"})
    queue = services.api.ref("ServicesResourceFifo")
    first, last = services.received(queue), services.received(queue)
    assert (first["Body"], last["Body"]) == (HOSTILE, "last")
    assert first["Attributes"]["MessageGroupId"] == "blue"
    assert first["Attributes"]["MessageDeduplicationId"] == "once"


def test_each_item_of_a_batch_is_a_message(services: Services) -> None:
    answer = services.ask("POST /batch", {"orders": [{"text": HOSTILE}, HOSTILE, 5]})
    assert (answer.status, answer.json()) == (202, {"accepted": 3})
    queue = services.api.ref("ServicesResourceQueue")
    bodies = sorted(services.received(queue)["Body"] for _ in range(3))
    assert bodies[0] == "5"
    assert bodies[1] == HOSTILE
    assert json.loads(bodies[2]) == {"text": HOSTILE}


def test_other_content_types_are_refused(services: Services) -> None:
    answer = services.api.ask("POST /queue", headers={"Content-Type": "text/plain"}, body=b"x")
    assert answer.status == 415


def test_a_topic_tells_its_subscribers(services: Services) -> None:
    queue, arn = services.listener("subscriber")
    topic = services.api.ref("ServicesResourceTopic")
    services.clients("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    answer = services.ask("POST /topic", {"text": HOSTILE, "subject": "News"}, {"X-Tenant": "acme"})
    told = json.loads(services.received(queue)["Body"])
    assert (answer.status, answer.json()) == (202, {"message_id": told["MessageId"]})
    assert (told["Message"], told["Subject"]) == (HOSTILE, "News")
    assert told["MessageAttributes"]["tenant"]["Value"] == "acme"


def test_an_event_reaches_a_rule(services: Services) -> None:
    queue, arn = services.listener("rule")
    bus = services.api.ref("ServicesResourceBus")
    client = services.clients("events")
    client.put_rule(Name="all", EventBusName=bus, EventPattern=json.dumps({"source": ["shop.orders"]}))
    client.put_targets(Rule="all", EventBusName=bus, Targets=[{"Id": "queue", "Arn": arn}])
    answer = services.ask("POST /events/placed", {"id": HOSTILE}, {"X-Tenant": HEADER})
    event = json.loads(services.received(queue)["Body"])
    assert (answer.status, answer.json()) == (202, {"event_id": event["id"]})
    assert (event["source"], event["detail-type"]) == ("shop.orders", "placed")
    assert event["detail"] == {"id": HOSTILE, "by": HEADER}


def test_a_record_gets_into_a_stream(services: Services) -> None:
    answer = services.ask("POST /stream/blue", {"text": HOSTILE})
    client, stream = services.clients("kinesis"), services.api.ref("ServicesResourceStream")
    shard = client.describe_stream(StreamName=stream)["StreamDescription"]["Shards"][0]["ShardId"]
    start = client.get_shard_iterator(StreamName=stream, ShardId=shard, ShardIteratorType="TRIM_HORIZON")
    (record,) = client.get_records(ShardIterator=start["ShardIterator"])["Records"]
    assert (answer.status, answer.json()) == (202, {"sequence_number": record["SequenceNumber"]})
    assert (record["PartitionKey"], json.loads(record["Data"])) == ("blue", {"text": HOSTILE})


def test_a_record_is_delivered(services: Services) -> None:
    answer = services.ask("POST /deliveries", {"text": HOSTILE})
    assert (answer.status, set(answer.json())) == (202, {"record_id"})
    client, bucket = services.clients("s3"), services.api.ref("ServicesResourceBucket")
    (delivered,) = client.list_objects_v2(Bucket=bucket, Prefix="delivered/")["Contents"]
    record = client.get_object(Bucket=bucket, Key=delivered["Key"])["Body"].read()
    assert json.loads(record) == {"text": HOSTILE}


def test_any_action_of_a_service(services: Services) -> None:
    answer = services.ask("POST /any", {})
    assert (answer.status, answer.json()) == (200, {"status": "ACTIVE"})


def test_an_object_is_written_read_listed_and_deleted(services: Services) -> None:
    body = {"text": HOSTILE}
    written = services.ask("PUT /objects/acme/1", body, {"X-Tenant": "acme"})
    bucket = services.api.ref("ServicesResourceBucket")
    found = services.clients("s3").get_object(Bucket=bucket, Key="acme/1.json")
    assert (written.status, written.headers["etag"]) == (200, found["ETag"])
    assert (found["ContentType"], found["Metadata"]) == ("application/json", {"by": "acme"})
    assert json.loads(found["Body"].read()) == body
    read = services.ask("GET /objects/acme/1")
    assert (read.status, read.json(), read.headers["etag"]) == (200, body, found["ETag"])
    listed = services.ask("GET /objects/acme")
    assert (listed.status, listed.headers["content-type"]) == (200, "application/xml")
    assert b"<Key>acme/1.json</Key>" in listed.body
    assert services.ask("DELETE /objects/acme/1").status == 204
    gone = services.ask("GET /objects/acme/1")
    assert (gone.status, gone.json()) == (404, {"message": "Not found"})


def test_an_item_is_written_read_changed_and_deleted(services: Services) -> None:
    item = {"customer": "acme", "id": "1", "name": HOSTILE, "count": 3, "gift": True, "version": 1}
    written = services.ask("PUT /items/acme/1", {"name": HOSTILE, "count": 3, "gift": True})
    assert (written.status, written.json()) == (200, {})
    read = services.ask("GET /items/acme/1")
    assert (read.status, read.json()) == (200, item)
    changed = services.ask("PATCH /items/acme/1", {"name": "new"})
    assert (changed.status, changed.json()) == (200, {**item, "name": "new"})
    deleted = services.ask("DELETE /items/acme/1")
    assert (deleted.status, deleted.body) == (204, b"")
    gone = services.ask("GET /items/acme/1")
    assert (gone.status, gone.json()) == (404, {"message": "Not found"})


def test_a_condition_that_does_not_hold_is_a_conflict(services: Services) -> None:
    services.ask("PUT /items/conflict/1", {"name": "first"})
    again = services.ask("PUT /items/conflict/1", {"name": "second"})
    missing = services.ask("PATCH /items/conflict/2", {"name": "second"})
    assert (again.status, again.json()) == (missing.status, missing.json()) == (409, {"message": "Conflict"})
    assert services.ask("GET /items/conflict/1").json()["name"] == "first"


def test_what_a_table_refuses_is_the_callers_fault_in_neutral_words(services: Services) -> None:
    refused = services.ask("PUT /items/acme/2", {"count": "many"})
    assert (refused.status, refused.json()) == (400, {"message": "Bad request"})


def test_a_query_goes_on_where_it_stopped(services: Services) -> None:
    for id in ("a", "b", "c"):
        services.ask(f"PUT /items/pages/{id}", {})
    first = services.ask("GET /items/pages").json()
    assert [item["id"] for item in first["items"]] == ["a", "b"]
    assert first["next"] == {"customer": "pages", "id": "b"}
    last = services.ask("GET /items/pages?after=b").json()
    assert [item["id"] for item in last["items"]] == ["c"]
    assert "next" not in last


def test_an_execution_is_started_and_described(services: Services) -> None:
    body = {"seconds": 0, "text": HOSTILE}
    started = services.ask("POST /executions", body, {"X-Name": "quick"})
    assert (started.status, started.json()) == (202, {"execution": "quick"})
    assert services.finished("quick") == {"status": "SUCCEEDED", "output": body}


def test_an_execution_is_stopped(services: Services) -> None:
    services.ask("POST /executions", {"seconds": 600}, {"X-Name": "long"})
    assert services.ask("GET /executions/long").json()["status"] == "RUNNING"
    assert services.ask("DELETE /executions/long").status == 200
    assert services.ask("GET /executions/long").json()["status"] == "ABORTED"


def test_an_execution_that_is_not_there(services: Services) -> None:
    missing = services.ask("GET /executions/none")
    assert (missing.status, missing.json()) == (404, {"message": "Not found"})
