"""Names and references."""

from gatewright.diagnostics.diagnostic import Code

UNKNOWN_NAME = Code(
    "GW213",
    "unknown-name",
    """A name refers to nothing in the spec.

A name is an entry of the spec, or a name that the CDK app binds: declare the latter under `bindings`, or pass `--bind
name=ARN`.

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
    """A bound name has the wrong type.

The type of a bound name is declared under `bindings`, or is the type of the construct that the CDK app binds.

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
    """A spec refers to a CloudFormation resource that is not defined under `resources`.

`{resource: Name}` and `{resource: Name.Attribute}` refer to the CloudFormation resources under `resources`.

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
    """A spec refers to a gateway or stage that is not in any of the specs of this command.

Pass both specs to one command: `gatewright check orders.yaml shop.yaml`, or the folder that contains them.

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
    """A spec refers to a gateway's URL that does not accept requests.

With `default_endpoint: false` an API accepts requests on its custom domain names only, and AWS rejects requests to the
URL of a stage. Use the URL of a domain instead. Stages behind CloudFront accept only requests that come through
CloudFront.

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
    """A name is reserved.

`iam` and `none` are built-in values of `auth`.

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
    """A file is not a text file.

Templates and schemas are read as UTF-8.
""",
)

RESOURCE_FORM = Code(
    "GW221",
    "resource-form",
    """An entry under `resources` is not a valid CloudFormation resource.

A resource has a `Type` and `Properties`, and optionally `DependsOn`, `DeletionPolicy`, `UpdateReplacePolicy`,
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
    """A VPC endpoint is neither an id nor defined in the spec.

A list of VPC endpoints contains ids, `vpce-0a1b2c3d4e5f60718`, references, and names of entries under `vpc_endpoints`.

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
