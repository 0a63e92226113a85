"""AWS services."""

from gatewright.diagnostics.diagnostic import Code

ACTION_LACKS = Code(
    "GW251",
    "action-lacks",
    """An action of a service lacks what it cannot do without.

Each action wants something else: an object's key, an item's, the name of an execution.

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
    """Something is said that the action does not take.

It would have no effect, so either it or the action is not what was meant.

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
    """A reference leads to another kind of thing than the backend calls, or is not its ARN.

A backend's name, its address and what its role may do are all made from the thing's ARN. `{resource: Queue}` is what
`Ref` gives in CloudFormation, which for many types is a name or an address; `{resource: Queue.Arn}` is the ARN.

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
    """A batch is made from something that cannot be a list.

Each item of a list in the body is a message: the body itself is the list, or a part of it is.

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
    """A general AWS backend does not say what it may do.

For a service that has a backend of its own the rights are known. For any other action say them under `allow`, name a
`role` that has them, or call it with the rights of the caller.

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
    """A general AWS backend names both an action and a path, or neither.

A service is called either by its action or by a path.

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
    """An event is made from something that cannot be a JSON object.

EventBridge takes objects only. The body can be one, a part of it can, and a mapping makes one.

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
    """An answer that is an error takes the place of a service's good answer.

An answer without `when` is for all that no other answer is for: for what the service did as it was asked. `400` and
`502` are there already and can be changed by their numbers; another error has to say in `when` which answers of the
service it is for.

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

"""All of them."""
