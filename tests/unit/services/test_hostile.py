"""Whatever a client sends, it arrives as the data that it is: rendered by Velocity itself, and read back."""

import base64
import json
import random
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import pytest

from unit.services.backends import BUS, MACHINE, REQUESTS, TOPIC
from unit.services.targets import request_template, target
from unit.services.velocity import MISSING, WHY_NOT, Request, render

pytestmark = pytest.mark.skipif(bool(MISSING), reason=WHY_NOT)

WRITTEN = (
    "plain",
    '"',
    "'",
    "\\",
    "\\'",
    "\\\\'",
    '\\"',
    '", "Evil": "',
    '"}, "Evil": {"S": "',
    '"}]}',
    "\n",
    "\r\n\t\b\f",
    "\x00\x1f\x7f",
    "\u2028\u2029",
    "é 日本 😀",
    "$input.body",
    "${input.body}",
    "$!{context.requestId}",
    "$util.urlDecode('%22')",
    "$quote ${quote} $payload ${escaped1}",
    "#set($payload = 1)",
    "#if(true)#end",
    "#end #else #{end}",
    "## comment",
    "#* comment *#",
    "#[[ raw ]]#",
    "\\$input.body \\#end",
    "&Action=DeleteTopic&Message=x",
    "a=b&c=d;e+f g%22%0a",
    "</script><!-- -->",
    "{}",
    "[]",
    "null",
    "true",
    "0",
    " ",
    '{"a": 1}',
)


@cache
def payloads() -> tuple[str, ...]:
    """Those written above, and many that chance makes of what is dangerous."""
    chance = random.Random(1)
    parts = (*"\"'\\$#{}[]()!&=%;,:/ \n", "\\u0022", "$util", "#end", "#set", "é", "x", "${")
    return (*WRITTEN, *("".join(chance.choices(parts, k=chance.randint(1, 9))) for _ in range(100)))


def body(text: str) -> dict[str, Any]:
    return {"text": text, "map": {text: [text, 1, True, None]}, "list": [text, {"a": text}, 5]}


def request(template: str, text: str) -> Request:
    return Request(
        template=template,
        body=json.dumps(body(text)),
        path={"id": text},
        query={"q": text},
        headers={"X-Tenant": text},
        context={"requestId": text, "authorizer": {"principalId": text}},
        stage={"tenant": text},
    )


def everything(text: str) -> dict[str, Any]:
    """What the payload of everything holds."""
    strings = dict.fromkeys(("path", "query", "header", "context", "stage", "text"), text)
    return {**strings, "map": body(text)["map"], "body": body(text), "fixed": '$a #b "c"'}


def attribute(text: str) -> dict[str, str]:
    return {"DataType": "String", "StringValue": text}


def read(name: str, text: str) -> Any:
    """What a service reads, with what is inside other things unpacked."""
    if name.startswith("sns"):
        form = dict(parse_qsl(text, keep_blank_values=True, strict_parsing=True))
        return {**form, "Message": json.loads(form["Message"])}
    found = json.loads(text)
    for key, unpacked in (("MessageBody", json.loads), ("input", json.loads), ("Data", _decoded)):
        if key in found and name != "sqs text":
            found[key] = unpacked(found[key])
    for entry in found.get("Entries", ()):
        if "Detail" in entry:
            entry["Detail"] = json.loads(entry["Detail"])
    if name == "sqs batch":
        found["Entries"][1]["MessageBody"] = json.loads(found["Entries"][1]["MessageBody"])
    if "Item" in found:
        found["Item"]["m"]["S"] = json.loads(found["Item"]["m"]["S"])
    if "Record" in found:
        assert base64.b64decode(found["Record"]["Data"]).endswith(b"}\n")
        found["Record"]["Data"] = _decoded(found["Record"]["Data"])
    return found


def _decoded(data: str) -> Any:
    return json.loads(base64.b64decode(data))


def expected(name: str, text: str) -> Mapping[str, Any]:
    url = {"QueueUrl": "https://sqs.eu-west-1.amazonaws.com/111122223333/orders"}
    fifo = {"QueueUrl": f"{url['QueueUrl']}.fifo"}
    boolean = {"true": True, "false": False}.get(text, text)
    attributes = {"Name": "b", "Value.DataType": "String", "Value.StringValue": text}
    cases: dict[str, Mapping[str, Any]] = {
        "sqs whole body": {
            **url,
            "MessageBody": body(text),
            "MessageAttributes": {"a": attribute(text), "b": attribute(text)},
        },
        "sqs object": {**fifo, "MessageBody": everything(text), "MessageGroupId": text, "MessageDeduplicationId": text},
        "sqs text": {**url, "MessageBody": text},
        "sqs batch": {
            **fifo,
            "Entries": [
                {
                    "Id": str(index),
                    "MessageBody": message,
                    "MessageAttributes": {"a": attribute(text)},
                    "MessageGroupId": "all",
                    "MessageDeduplicationId": f"{text}-{index}",
                }
                for index, message in enumerate((text, {"a": text}, "5"))
            ],
        },
        "sns": {
            "Action": "Publish",
            "TopicArn": TOPIC,
            "Message": everything(text),
            "Subject": text,
            **{f"MessageAttributes.entry.1.{key}": value for key, value in attributes.items()},
            **{f"MessageAttributes.entry.2.{key}": value for key, value in {**attributes, "Name": "c"}.items()},
        },
        "sns whole body": {"Action": "Publish", "TopicArn": TOPIC, "Message": body(text)},
        "eventbridge": {
            "Entries": [{"Source": 'a"$b#c', "DetailType": text, "Detail": everything(text), "EventBusName": BUS}]
        },
        "eventbridge whole body": {
            "Entries": [
                {
                    "Source": "shop.orders",
                    "DetailType": 'Order "$placed" #1',
                    "Detail": body(text),
                    "EventBusName": "arn:aws:events:eu-west-1:111122223333:event-bus/default",
                }
            ]
        },
        "kinesis": {"StreamName": "orders", "Data": everything(text), "PartitionKey": text},
        "firehose": {"DeliveryStreamName": "orders", "Record": {"Data": everything(text)}},
        "step functions": {"stateMachineArn": MACHINE, "name": text, "input": everything(text)},
        "step functions whole body": {"stateMachineArn": MACHINE, "input": body(text)},
        "step functions text": {"stateMachineArn": MACHINE, "input": text},
        "step functions stop": {
            "executionArn": f"{MACHINE.replace('stateMachine', 'execution')}:{text}",
            "cause": text,
        },
        "dynamodb put": {
            "TableName": "orders",
            "ConditionExpression": "attribute_not_exists(#i)",
            "ExpressionAttributeNames": {"#i": '$a"#b'},
            "Item": {
                "id": {"S": text},
                "n": {"N": text},
                "t": {"S": text},
                "m": {"S": body(text)["map"]},
                "y": {"BOOL": boolean},
                'a"$b#c': {"S": text},
                "five": {"N": "5"},
                "price": {"N": "0.10"},
                "yes": {"BOOL": True},
                "fixed": {"S": "x"},
            },
        },
        "dynamodb query": {
            "TableName": "orders",
            "IndexName": "by-a",
            "KeyConditionExpression": "a = :a",
            "ExpressionAttributeValues": {":a": {"S": text}},
            "ExclusiveStartKey": {"a": {"S": text}, "id": {"S": text}},
            "Limit": 10,
            "ScanIndexForward": False,
        },
        "dynamodb update": {
            "TableName": "orders",
            "Key": {"id": {"S": text}},
            "UpdateExpression": "SET a = :a",
            "ExpressionAttributeValues": {":a": {"S": text}},
            "ReturnValues": "ALL_NEW",
        },
    }
    return cases[name]


@cache
def rendered() -> Mapping[tuple[str, str], str]:
    """All requests of all backends, in one run of the engine."""
    asked = [(case.name, text) for case in REQUESTS for text in payloads()]
    templates = {case.name: request_template(target(case.backend)) for case in REQUESTS}
    results = render([request(templates[name], text) for name, text in asked])
    return {key: result.text for key, result in zip(asked, results, strict=True)}


@pytest.mark.parametrize("case", REQUESTS, ids=lambda case: case.name)
def test_what_a_client_sends_arrives_as_it_is_and_nothing_besides(case: Any) -> None:
    for text in payloads():
        assert read(case.name, rendered()[case.name, text]) == expected(case.name, text), repr(text)
