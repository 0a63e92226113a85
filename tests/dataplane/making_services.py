"""Makers of what REST APIs call and of the roles with which they do. A name that is not given is made up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from dataplane.intrinsics import Made
from dataplane.making import Clients, Maker, Properties, arguments, same


def _name(id: str) -> str:
    return f"{id[:40].lower()}-{uuid4().hex[:8]}"


def _role(clients: Clients, id: str, given: Properties) -> Made:
    client = clients("iam")
    policies = given.pop("Policies", [])
    trust = json.dumps(given.pop("AssumeRolePolicyDocument"))
    call: dict[str, Any] = {"RoleName": _name(id), **arguments(given, same("RoleName", "Description", "Tags"))}
    role = client.create_role(AssumeRolePolicyDocument=trust, **call)["Role"]
    for policy in policies:
        own = arguments(policy, same("PolicyName", "PolicyDocument"))
        own["PolicyDocument"] = json.dumps(own["PolicyDocument"])
        client.put_role_policy(RoleName=role["RoleName"], **own)
    return Made(role["RoleName"], {"Arn": role["Arn"], "RoleId": role["RoleId"]})


def _queue(clients: Clients, id: str, given: Properties) -> Made:
    client = clients("sqs")
    attributes: dict[str, Any] = {"FifoQueue": "true"} if given.pop("FifoQueue", False) else {}
    name = f"{_name(id)}.fifo" if attributes else _name(id)
    call: dict[str, Any] = {"QueueName": name, **arguments(given, same("QueueName"))}
    url = client.create_queue(**call, Attributes=attributes)["QueueUrl"]
    arn = client.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    return Made(url, {"Arn": arn, "QueueName": call["QueueName"], "QueueUrl": url})


def _topic(clients: Clients, id: str, given: Properties) -> Made:
    call: dict[str, Any] = {"Name": _name(id), **arguments(given, {"TopicName": "Name"})}
    arn = clients("sns").create_topic(**call)["TopicArn"]
    return Made(arn, {"TopicArn": arn, "TopicName": call["Name"]})


def _table(clients: Clients, id: str, given: Properties) -> Made:
    names = same("TableName", "AttributeDefinitions", "KeySchema", "BillingMode", "GlobalSecondaryIndexes")
    call: dict[str, Any] = {"TableName": _name(id), **arguments(given, names)}
    table = clients("dynamodb").create_table(**call)["TableDescription"]
    return Made(table["TableName"], {"Arn": table["TableArn"]})


def _bucket(clients: Clients, id: str, given: Properties) -> Made:
    name = {"Bucket": _name(id), **arguments(given, {"BucketName": "Bucket"})}["Bucket"]
    clients("s3").create_bucket(Bucket=name)
    return Made(name, {"Arn": f"arn:aws:s3:::{name}"})


def _stream(clients: Clients, id: str, given: Properties) -> Made:
    client = clients("kinesis")
    call: dict[str, Any] = {"StreamName": _name(id), **arguments(given, {"Name": "StreamName", **same("ShardCount")})}
    client.create_stream(**call)
    client.get_waiter("stream_exists").wait(StreamName=call["StreamName"], WaiterConfig={"Delay": 1})
    found = client.describe_stream_summary(StreamName=call["StreamName"])["StreamDescriptionSummary"]
    return Made(call["StreamName"], {"Arn": found["StreamARN"]})


def _delivery_stream(clients: Clients, id: str, given: Properties) -> Made:
    call: dict[str, Any] = {"DeliveryStreamName": _name(id), **arguments(given, same("S3DestinationConfiguration"))}
    wanted = same("BucketARN", "RoleARN", "Prefix")
    call["S3DestinationConfiguration"] = arguments(call["S3DestinationConfiguration"], wanted)
    arn = clients("firehose").create_delivery_stream(**call)["DeliveryStreamARN"]
    return Made(call["DeliveryStreamName"], {"Arn": arn})


def _event_bus(clients: Clients, id: str, given: Properties) -> Made:
    call: dict[str, Any] = {"Name": _name(id), **arguments(given, same("Name"))}
    arn = clients("events").create_event_bus(**call)["EventBusArn"]
    return Made(call["Name"], {"Arn": arn, "Name": call["Name"]})


def _state_machine(clients: Clients, id: str, given: Properties) -> Made:
    names = {"StateMachineName": "name", "StateMachineType": "type", "Definition": "definition", "RoleArn": "roleArn"}
    call: dict[str, Any] = {"name": _name(id), **arguments(given, names)}
    call["definition"] = json.dumps(call["definition"])
    arn = clients("stepfunctions").create_state_machine(**call)["stateMachineArn"]
    return Made(arn, {"Arn": arn, "Name": call["name"]})


MAKERS: Mapping[str, Maker] = {
    "AWS::DynamoDB::Table": _table,
    "AWS::Events::EventBus": _event_bus,
    "AWS::IAM::Role": _role,
    "AWS::Kinesis::Stream": _stream,
    "AWS::KinesisFirehose::DeliveryStream": _delivery_stream,
    "AWS::S3::Bucket": _bucket,
    "AWS::SNS::Topic": _topic,
    "AWS::SQS::Queue": _queue,
    "AWS::StepFunctions::StateMachine": _state_machine,
}
