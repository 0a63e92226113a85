"""Specs inside CDK apps."""

from gatewright.diagnostics.diagnostic import Code

UNBOUND_NAME = Code(
    "GW247",
    "unbound-name",
    """A name is declared under `bindings`, and nothing is bound to it.

The CDK app that embeds the gateway binds the name: `bind={"orders": function}`.
""",
)

LATE_INPUT = Code(
    "GW248",
    "late-input",
    """An input's value is known only at deployment, and is needed at synthesis.

In a CDK app, the name of a table that the same app creates is a token: CloudFormation resolves it. Logical ids, keys,
descriptions, and the names of exports and of parameters cannot contain tokens.
""",
)

WRONG_KIND = Code(
    "GW249",
    "wrong-kind",
    """A construct for one kind of API gets a spec of another kind.

`RestGateway` accepts specs of `kind: rest`. `Gateway` accepts all kinds.
""",
)

NO_REGION = Code(
    "GW289",
    "no-region",
    """A gateway needs a second stack in `us-east-1`, and the CDK app does not set the Region of its own stack.

Certificates and web ACLs of CloudFront are in `us-east-1`. The construct creates a stack there next to its own, and CDK
passes values between the two. It does so only between Regions that it knows:
`env=cdk.Environment(account="111122223333", region="eu-west-1")`.
""",
)
