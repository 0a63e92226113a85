"""Specs that are given together."""

from gatewright.diagnostics.diagnostic import Code, Severity

SAME_NAME = Code(
    "GW241",
    "same-name",
    """Two specs of the same name are deployed to the same place.

Logical IDs, exports and names in AWS are made from the name of a spec, so the two would collide. Rename one of them, or
deploy them to different accounts, Regions or environments.
""",
)

SAME_STACK = Code(
    "GW282",
    "same-stack",
    """Two specs make stacks of the same name.

A stack is named after the file of its spec, so two files of one name in different folders collide: whichever is
deployed last replaces the other. Rename one of the files, or write the same `stack:` in both specs to put them into one
stack.
""",
)

TWO_PLACES = Code(
    "GW242",
    "two-places",
    """The gateways of one stack are deployed to different places.

A stack is in one account and one region. Let the environments say the same, or give the gateways stacks of their own.
""",
)

OVER_QUOTA = Code(
    "GW297",
    "over-quota",
    """The specs given together make more of something than the account may have in the region.

AWS refuses what is over the quota when it is deployed, and the stack rolls back. Deploy some of it to another region or
account. Where AWS has raised the quota, say so in the spec of the account: `limits: {plans: 500}`.
""",
)

THROTTLES_TOGETHER = Code(
    "GW298",
    "throttles-together",
    """The stages given together let through more than the account does.

All APIs of an account in a region share one throttle: 10,000 requests a second, 5,000 at once, unless AWS has raised
it. A stage that takes its whole share leaves callers of the others with 429. Lower the throttles of stages, or say in
the spec of the account what AWS has raised it to: `limits: {throttle: {rate: 20000}}`.
""",
    Severity.INFO,
)

ACCOUNT_TWICE = Code(
    "GW250",
    "account-twice",
    """Two of the specs given together set the role in which API Gateway writes logs.

An account has one such setting in a region, so that whichever stack is deployed last decides. Keep one of the specs, or
write `log_role: false` in the other one.
""",
)

DOMAIN_TWICE = Code(
    "GW299",
    "domain-twice",
    """Two of the specs given together claim the same part of a domain.

A domain is made once in a region, a path below it leads to one stage, and two routing rules cannot have the same
priority: AWS refuses the second one, and its stack rolls back. Make the domain in one spec, of `kind: domain` or a
gateway's own, and write `existing: true` where others put stages below it.
""",
)

RULES_NOT_LOOKED_AT = Code(
    "GW243",
    "routing-not-looked-at",
    """A gateway adds routing rules to a domain that does not look at any.

What a domain looks at is settled where it is made. Write `routing: {}` there, or routing rules of its own.
""",
)

NOT_TOGETHER = Code(
    "GW290",
    "not-together",
    """Two of the specs given together put APIs below one domain that cannot be there together.

WebSocket APIs are below domains of their own. A domain that has routing rules has no HTTP API below it. AWS refuses the
second one. Give one of them another domain, or write `paths` in place of routing rules.
""",
)

NOT_THERE = Code(
    "GW240",
    "not-there",
    """A domain leads to a gateway that is not deployed where the domain is.

A stack finds the APIs of others by what their stacks export, which is under the name of the environment, in the same
account and region. Let the gateway have the same environment as the domain, and the same account and region there.
""",
)

ROUTING_TAKES = Code(
    "GW283",
    "routing-takes",
    """A routing rule of one spec takes the requests of another spec.

A shared domain evaluates the routing rules of all specs by priority, lowest first, and the base paths after them. A
rule that matches every request of a later rule or path leaves nothing to it. Give the rule a condition or a path of its
own, or a higher priority than the rules of the other specs.
""",
)
