"""Specs inside CDK apps."""

from gatewright.diagnostics.diagnostic import Code

UNBOUND_NAME = Code(
    "GW247",
    "unbound-name",
    """A name is declared under `bindings`, and nothing is bound to it.

The app that embeds the gateway says what stands behind the name: `bind={"orders": function}` in a CDK app.
""",
)

LATE_INPUT = Code(
    "GW248",
    "late-input",
    """An input's value is known only when the stack is deployed, and is needed before.

In a CDK app, the name of a table that the same app makes is a token: CloudFormation fills it in. Logical ids, keys,
descriptions, and the names of exports and of parameters cannot be filled in.
""",
)

WRONG_KIND = Code(
    "GW249",
    "wrong-kind",
    """A construct for one kind of API is given a spec for another kind.

`RestGateway` takes specs of `kind: rest`. `Gateway` takes all kinds.
""",
)

NO_REGION = Code(
    "GW289",
    "no-region",
    """A gateway needs a stack in `us-east-1` besides its own, and the app does not say where its own is.

Certificates and firewalls of CloudFront are in `us-east-1`. A construct makes a stack there beside the one that it is
in, and CDK hands over what both have to know. It does so between regions that it knows:
`env=cdk.Environment(account="111122223333", region="eu-west-1")`.
""",
)
