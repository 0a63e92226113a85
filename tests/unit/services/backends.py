"""Backends of all services that take everything that they can take from a request."""

from typing import NamedTuple

QUEUE = "arn:aws:sqs:eu-west-1:111122223333:orders"
FIFO = f"{QUEUE}.fifo"
TOPIC = "arn:aws:sns:eu-west-1:111122223333:orders"
BUS = "arn:aws:events:eu-west-1:111122223333:event-bus/orders"
STREAM = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders"
DELIVERY = "arn:aws:firehose:eu-west-1:111122223333:deliverystream/orders"
TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"
MACHINE = "arn:aws:states:eu-west-1:111122223333:stateMachine:orders"
BUCKET = "arn:aws:s3:::orders"

EVERYTHING = (
    "{path: path.id, query: query.q, header: header.X-Tenant, context: context.authorizer.principalId,"
    " stage: stage.tenant, text: body.text, map: body.map, body: body, fixed: '''$a #b \"c\"'''}"
)
"""A payload of everything that there is."""


class Case(NamedTuple):
    """A backend, and by what name tests call it."""

    name: str
    backend: str


REQUESTS = (
    Case("sqs whole body", f"{{sqs: {{queue: {QUEUE}, attributes: {{a: path.id, b: body.text, c: query.none}}}}}}"),
    Case(
        "sqs object",
        f"{{sqs: {{queue: {FIFO}, message: {EVERYTHING}, group_id: header.X-Tenant, deduplication_id: query.q}}}}",
    ),
    Case("sqs text", f"{{sqs: {{queue: {QUEUE}, message: body.text}}}}"),
    Case(
        "sqs batch",
        f"{{sqs: {{queue: {FIFO}, action: SendMessageBatch, message: body.list, attributes: {{a: path.id}},"
        " group_id: '''all''', deduplication_id: context.requestId}}",
    ),
    Case(
        "sns",
        f"{{sns: {{topic: {TOPIC}, message: {EVERYTHING}, subject: body.text, group_id: query.none,"
        " attributes: {a: query.none, b: path.id, c: body.text}}}",
    ),
    Case("sns whole body", f"{{sns: {TOPIC}}}"),
    Case(
        "eventbridge",
        f"{{eventbridge: {{bus: {BUS}, source: 'a\"$b#c', detail_type: {{from: body.text}}, detail: {EVERYTHING}}}}}",
    ),
    Case("eventbridge whole body", "{eventbridge: {source: shop.orders, detail_type: 'Order \"$placed\" #1'}}"),
    Case("kinesis", f"{{kinesis: {{stream: {STREAM}, data: {EVERYTHING}, partition_key: path.id}}}}"),
    Case("firehose", f"{{firehose: {{stream: {DELIVERY}, data: {EVERYTHING}}}}}"),
    Case("step functions", f"{{step_functions: {{state_machine: {MACHINE}, name: body.text, input: {EVERYTHING}}}}}"),
    Case("step functions whole body", f"{{step_functions: {MACHINE}}}"),
    Case("step functions text", f"{{step_functions: {{state_machine: {MACHINE}, input: path.id}}}}"),
    Case(
        "step functions stop",
        f"{{step_functions: {{state_machine: {MACHINE}, action: StopExecution, execution: path.id, cause: body.text,"
        " error: query.none}}",
    ),
    Case(
        "dynamodb put",
        f"{{dynamodb: {{table: {TABLE}, action: PutItem, condition: 'attribute_not_exists(#i)', names: {{i: '$a\"#b'}},"
        " item: {id: path.id, n: {number: query.q}, t: body.text, m: body.map, y: {boolean: header.X-Tenant},"
        " 'a\"$b#c': body.text, no: query.none, five: 5, price: 0.10, yes: true, fixed: '''x'''}}}",
    ),
    Case(
        "dynamodb query",
        f"{{dynamodb: {{table: {TABLE}, action: Query, key_condition: 'a = :a', values: {{a: body.text}}, index: by-a,"
        " start: {a: query.q, id: path.id}, limit: 10, descending: true}}",
    ),
    Case(
        "dynamodb update",
        f"{{dynamodb: {{table: {TABLE}, action: UpdateItem, key: {{id: path.id}}, update: 'SET a = :a',"
        " values: {a: body.text}}}",
    ),
)
