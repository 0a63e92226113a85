"""Names and references."""

from gatewright.diagnostics.diagnostic import Code

UNKNOWN_NAME = Code(
    "GW213",
    "unknown-name",
    """A bare name that means nothing.

A bare name is one of the spec's own entries, or a name that the embedding CDK app binds: then declare it under
`bindings`, or pass `--bind name=ARN`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
bindings: {orders: function}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
""",
)

WRONG_BINDING = Code(
    "GW214",
    "wrong-binding",
    """A bound name is not the kind of thing that belongs here.

What a name is bound to stands under `bindings`, or is told by the construct that is bound.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
bindings: {orders: role}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
bindings: {orders: function}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
""",
)

UNKNOWN_RESOURCE = Code(
    "GW216",
    "unknown-resource",
    """A reference to a CloudFormation resource that is not under `resources`.

`{resource: Name}` and `{resource: Name.Attribute}` refer to the plain CloudFormation that the spec brings along.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {lambda: {function: {resource: Fn.Arn}}}, auth: none}}
stages: {dev: {}}
```
""",
)

UNKNOWN_GATEWAY = Code(
    "GW217",
    "unknown-gateway",
    """A reference to a gateway or a stage that is not among the specs given together.

Name both specs in one call: `gatewright check orders.yaml shop.yaml`, or the folder that holds them.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: {url: {gateway: orders, stage: prod}}}, auth: none}}
stages: {dev: {}}
```
""",
)

CLOSED_GATEWAY = Code(
    "GW259",
    "closed-gateway",
    """A reference to the URL of a gateway that does not answer there.

With `default_endpoint: false` an API answers at its domains only, and AWS refuses what comes to the URL of a stage.
Write the address of a domain instead. Stages with CloudFront in front answer only to what comes through it.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {http: {url: {gateway: shop, stage: live}, path: /other}}}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC}}
```
""",
)

RESERVED_NAME = Code(
    "GW226",
    "reserved-name",
    """A name that means something else already.

`iam` and `none` are ways to authorize that are always there.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers: {iam: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:auth"}}
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {dev: {}}
```
""",
)

NOT_TEXT = Code(
    "GW227",
    "not-text",
    """A file that should hold text does not.

Templates and schemas are read as UTF-8.
""",
)

RESOURCE_FORM = Code(
    "GW221",
    "resource-form",
    """Plain CloudFormation that is not CloudFormation.

A resource has a `Type` and `Properties`, and perhaps `DependsOn`, `DeletionPolicy`, `UpdateReplacePolicy`,
`CreationPolicy`, `UpdatePolicy` and `Metadata`, as in a template.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
resources:
  Table: {Properties: {}}
  Queue: {Type: AWS::SQS::Queue, Propertis: {FifoQueue: true}}
  Topic: {Type: AWS::SNS::Topic, Properties: orders}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
""",
)

UNKNOWN_VPC_ENDPOINT = Code(
    "GW291",
    "unknown-vpc-endpoint",
    """A VPC endpoint that nothing is known of.

A list of VPC endpoints has their ids, `vpce-0a1b2c3d4e5f60718`, references to them, and names of those that are made
under `vpc_endpoints`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
endpoint: {private: {vpc_endpoints: [inner]}}
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {live: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
vpc_endpoints:
  inner: {vpc: vpc-0a1b2c3d4e5f60718, subnets: [subnet-0a1b2c3d, subnet-1a2b3c4d], allow: [10.0.0.0/16]}
endpoint: {private: {vpc_endpoints: [inner]}}
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {live: {}}
```
""",
)
