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

A stack is named after the file of its spec and the environment, so two files of one name in different folders collide:
whichever is deployed last replaces the other. CloudFormation allows letters, digits and hyphens in the names of stacks,
so `shop.prod` and `shop_prod` have the same name there: `shop-prod`. Rename one of the files, or write the same
`stack:` in both specs to put them into one stack.
""",
)

TWO_PLACES = Code(
    "GW242",
    "two-places",
    """The gateways of one stack are deployed to different accounts or Regions.

A stack is in one account and one Region. Give the environments the same account and Region, or put each gateway in its
own stack.
""",
)

OVER_QUOTA = Code(
    "GW297",
    "over-quota",
    """Together, the specs exceed an account quota in a Region.

AWS rejects what exceeds the quota at deployment, and the stack rolls back. Deploy some of it to another Region or
account. After a quota increase, write the new quota in the account spec: `limits: {plans: 500}`.
""",
)

THROTTLES_TOGETHER = Code(
    "GW298",
    "throttles-together",
    """The throttles of all stages together exceed the throttle of the account.

All APIs of an account in a Region share one throttle: 10,000 requests per second and a burst of 5,000, by default.
While one stage uses all of it, clients of the others receive 429. Lower the throttles of stages, or, after a quota
increase, write the new throttle in the account spec: `limits: {throttle: {rate: 20000}}`.
""",
    Severity.INFO,
)

ACCOUNT_TWICE = Code(
    "GW250",
    "account-twice",
    """Two of the specs set the role that API Gateway uses to write logs.

An account has one such setting in a Region, so the stack that is deployed last wins. Keep one of the specs, or write
`log_role: false` in the other one.
""",
)

DOMAIN_TWICE = Code(
    "GW299",
    "domain-twice",
    """Two of the specs claim the same part of a domain.

A domain is created once in a Region, a path of it maps to one stage, and two routing rules cannot have the same
priority: AWS rejects the second one, and its stack rolls back. Create the domain in one spec, a `kind: domain` or a
gateway, and write `existing: true` in the specs that add mappings to it.
""",
)

RULES_NOT_LOOKED_AT = Code(
    "GW243",
    "routing-not-looked-at",
    """A gateway adds routing rules to a domain that does not evaluate routing rules.

The spec that creates the domain decides whether the domain evaluates routing rules. Write `routing: {}` there, or its
own routing rules.
""",
)

NOT_TOGETHER = Code(
    "GW290",
    "not-together",
    """Two of the specs map APIs to one domain, and these APIs cannot share a domain.

A domain of WebSocket APIs cannot have other APIs. A domain with routing rules cannot have HTTP APIs. AWS rejects the
second one. Give one of them another domain, or write `paths` instead of routing rules.
""",
)

NOT_THERE = Code(
    "GW240",
    "not-there",
    """A domain maps to a gateway that is not deployed to the same place.

A stack finds the APIs of other stacks by their exports, which are named after the environment, in the same account and
Region. Give the gateway the same environment as the domain, with the same account and Region.
""",
)

ROUTING_TAKES = Code(
    "GW283",
    "routing-takes",
    """A routing rule of one spec takes the requests of another spec.

A shared domain evaluates the routing rules of all specs by priority, lowest first, and the base paths after them. A
rule that matches every request of a later rule or path, and more, leaves nothing to it. Give the rule a condition or a
path of its own, or a higher priority than the rules of the other specs. A rule for exactly the path of another spec is
not reported: this is how a path moves from one gateway to another.
""",
)
