"""Direct AWS service integrations."""

from gatewright.diagnostics.diagnostic import Code

ACTION_LACKS = Code(
    "GW251",
    "action-lacks",
    """A setting that an action of a service needs is missing.

Each action needs settings of its own: the key of an object, the key of an item, the name of an execution.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  orders: {dynamodb: {table: "arn:aws:dynamodb:eu-west-1:111122223333:table/orders", action: GetItem}}
routes: {"GET /orders/{id}": {backend: orders, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  orders:
    dynamodb:
      table: arn:aws:dynamodb:eu-west-1:111122223333:table/orders
      action: GetItem
      key: {id: path.id}
routes: {"GET /orders/{id}": {backend: orders, auth: none}}
stages: {dev: {}}
```
""",
)

ACTION_IGNORES = Code(
    "GW252",
    "action-ignores",
    """An action of a service does not support one of the settings.

The setting would have no effect, so either the setting or the action is wrong.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  checkout:
    step_functions:
      state_machine: arn:aws:states:eu-west-1:111122223333:stateMachine:checkout
      action: StartExecution
      execution: path.id
routes: {"POST /checkouts/{id}": {backend: checkout, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  checkout:
    step_functions:
      state_machine: arn:aws:states:eu-west-1:111122223333:stateMachine:checkout
      action: DescribeExecution
      execution: path.id
routes: {"GET /checkouts/{id}": {backend: checkout, auth: none}}
stages: {dev: {}}
```
""",
)

OTHER_THING = Code(
    "GW253",
    "other-thing",
    """A backend refers to a resource of the wrong type, or not to its ARN.

The name, the URL and the permissions of a backend come from this ARN. `{resource: Queue}` is `Ref` in CloudFormation,
which for many types is a name or a URL. `{resource: Queue.Arn}` is the ARN.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
resources: {Queue: {Type: "AWS::SQS::Queue"}}
routes: {POST /orders: {backend: {sqs: {queue: {resource: Queue}}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
resources: {Queue: {Type: "AWS::SQS::Queue"}}
routes: {POST /orders: {backend: {sqs: {queue: {resource: Queue.Arn}}}, auth: none}}
stages: {dev: {}}
```
""",
)

NOT_A_LIST = Code(
    "GW254",
    "not-a-list",
    """The source of a batch cannot be a list.

Each item of a list in the body is a message. The list is the body itself, or a part of it.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  orders:
    sqs:
      queue: arn:aws:sqs:eu-west-1:111122223333:orders
      action: SendMessageBatch
      message: {order: body.order}
routes: {POST /orders: {backend: orders, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  orders:
    sqs:
      queue: arn:aws:sqs:eu-west-1:111122223333:orders
      action: SendMessageBatch
      message: body.orders
routes: {POST /orders: {backend: orders, auth: none}}
stages: {dev: {}}
```
""",
)

NOTHING_ALLOWED = Code(
    "GW255",
    "nothing-allowed",
    """An `aws` backend has no permissions.

The permissions for services with a backend of their own are known. For any other action, write them under `allow`,
write a `role` that has them, or use the permissions of the caller with `as_caller`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {POST /mood: {backend: {aws: {service: comprehend, action: DetectSentiment}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  mood:
    aws:
      service: comprehend
      action: DetectSentiment
      allow: [{actions: [comprehend:DetectSentiment], resources: ["*"]}]
routes: {POST /mood: {backend: mood, auth: none}}
stages: {dev: {}}
```
""",
)

ACTION_OR_PATH = Code(
    "GW256",
    "action-or-path",
    """An `aws` backend has both `action` and `path`, or neither of them.

API Gateway calls a service either by an action or by a path.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  mood: {aws: {service: comprehend, allow: [{actions: [comprehend:DetectSentiment], resources: ["*"]}]}}
routes: {POST /mood: {backend: mood, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  mood:
    aws:
      service: comprehend
      action: DetectSentiment
      allow: [{actions: [comprehend:DetectSentiment], resources: ["*"]}]
routes: {POST /mood: {backend: mood, auth: none}}
stages: {dev: {}}
```
""",
)

NOT_AN_OBJECT = Code(
    "GW257",
    "not-an-object",
    """The source of an event cannot be a JSON object.

EventBridge accepts only objects. The body or a part of it can be an object, and a map of sources creates one.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  paid: {eventbridge: {source: shop.orders, detail_type: Order paid, detail: path.id}}
routes: {"POST /orders/{id}/payment": {backend: paid, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  paid: {eventbridge: {source: shop.orders, detail_type: Order paid, detail: {order: path.id}}}
routes: {"POST /orders/{id}/payment": {backend: paid, auth: none}}
stages: {dev: {}}
```
""",
)

ERROR_FOR_GOOD = Code(
    "GW258",
    "error-for-good",
    """An error status replaces the response for success.

A response without `when` is the default, which is the response for success. `400` and `502` exist already: change them
under these statuses. Any other error needs `when`, with the statuses of the service that it is for.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  runs:
    step_functions:
      state_machine: "arn:aws:states:eu-west-1:111122223333:stateMachine:orders"
      responses: {409: {}}
routes: {POST /runs: {backend: runs, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  runs:
    step_functions:
      state_machine: "arn:aws:states:eu-west-1:111122223333:stateMachine:orders"
      responses: {201: {}}
routes: {POST /runs: {backend: runs, auth: none}}
stages: {dev: {}}
```
""",
)
