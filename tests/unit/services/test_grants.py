"""A backend's role may make its own call on its own thing, and nothing else."""

import pytest

from gatewright.compile import Compilation
from gatewright.template.rendering import render
from unit.services.backends import BUCKET, BUS, DELIVERY, MACHINE, QUEUE, STREAM, TABLE, TOPIC
from unit.services.targets import compiled

EXECUTIONS = MACHINE.replace("stateMachine", "execution")
DEFAULT_BUS = {"Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default"}

GRANTS = {
    f"sqs: {QUEUE}": ("sqs:SendMessage", QUEUE),
    f"sqs: {{queue: {QUEUE}, action: SendMessageBatch}}": ("sqs:SendMessage", QUEUE),
    f"sns: {TOPIC}": ("sns:Publish", TOPIC),
    "eventbridge: {source: a, detail_type: b}": ("events:PutEvents", DEFAULT_BUS),
    f"eventbridge: {{bus: {BUS}, source: a, detail_type: b}}": ("events:PutEvents", BUS),
    f"kinesis: {STREAM}": ("kinesis:PutRecord", STREAM),
    f"firehose: {DELIVERY}": ("firehose:PutRecord", DELIVERY),
    f"step_functions: {MACHINE}": ("states:StartExecution", MACHINE),
    f"step_functions: {{state_machine: {MACHINE}, action: StartSyncExecution}}": ("states:StartSyncExecution", MACHINE),
    f"step_functions: {{state_machine: {MACHINE}, action: StopExecution, execution: path.id}}": (
        "states:StopExecution",
        f"{EXECUTIONS}:*",
    ),
    f"step_functions: {{state_machine: {MACHINE}, action: DescribeExecution, execution: path.id}}": (
        "states:DescribeExecution",
        f"{EXECUTIONS}:*",
    ),
    f"dynamodb: {{table: {TABLE}, action: GetItem, key: {{id: path.id}}}}": ("dynamodb:GetItem", TABLE),
    f"dynamodb: {{table: {TABLE}, action: DeleteItem, key: {{id: path.id}}}}": ("dynamodb:DeleteItem", TABLE),
    f"dynamodb: {{table: {TABLE}, action: Query, key_condition: 'a = :a', values: {{a: path.id}}, index: by-a}}": (
        "dynamodb:Query",
        f"{TABLE}/index/by-a",
    ),
    f"s3: {{bucket: {BUCKET}, action: GetObject, key: 'a/{{id}}/b'}}": ("s3:GetObject", f"{BUCKET}/a/*/b"),
    f"s3: {{bucket: {BUCKET}, action: PutObject, key: fixed}}": ("s3:PutObject", f"{BUCKET}/fixed"),
    f"s3: {{bucket: {BUCKET}, action: ListObjectsV2}}": ("s3:ListBucket", BUCKET),
}


def statements(compilation: Compilation) -> list[dict[str, object]]:
    """What the only role may do."""
    assert compilation.template is not None, compilation.diagnostics
    resources = render(compilation.template).body["Resources"]
    assert isinstance(resources, dict)
    (role,) = (resource for resource in resources.values() if resource["Type"] == "AWS::IAM::Role")
    (policy,) = role["Properties"]["Policies"]
    found: list[dict[str, object]] = policy["PolicyDocument"]["Statement"]
    return found


@pytest.mark.parametrize("backend", GRANTS)
def test_a_role_may_make_its_call_and_nothing_else(backend: str) -> None:
    action, resource = GRANTS[backend]
    assert statements(compiled(f"{{{backend}}}")) == [{"Effect": "Allow", "Action": [action], "Resource": [resource]}]


def test_what_is_allowed_besides_comes_on_top() -> None:
    key = "arn:aws:kms:eu-west-1:111122223333:key/1"
    allow = f"[{{actions: [kms:Decrypt], resources: ['{key}']}}]"
    own, besides = statements(compiled(f"{{sqs: {{queue: {QUEUE}, allow: {allow}}}}}"))
    assert own["Action"] == ["sqs:SendMessage"]
    assert besides == {"Effect": "Allow", "Action": ["kms:Decrypt"], "Resource": [key]}


@pytest.mark.parametrize("whose", ["role: arn:aws:iam::111122223333:role/mine", "as_caller: true"])
def test_there_is_no_role_where_another_one_is_used(whose: str) -> None:
    compilation = compiled(f"{{sqs: {{queue: {QUEUE}, {whose}}}}}")
    assert compilation.template is not None, compilation.diagnostics
    assert not [resource for resource in compilation.template.resources if resource.type == "AWS::IAM::Role"]
