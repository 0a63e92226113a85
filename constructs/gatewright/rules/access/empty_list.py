"""A list that needs at least one entry is empty.

A Cognito authorizer needs a user pool, and a JWT authorizer an audience. CORS without an origin allows no cross-origin
requests, which is the same as no `cors`; a usage plan without a stage gives access to nothing. A private API needs VPC
endpoints or a `policy`, which define from where clients can call it. A policy that allows no callers blocks all
requests; without it, API Gateway allows all callers. A VPC link needs a subnet, and a list for stages to choose from
needs an entry.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers: {shoppers: {cognito: {user_pools: []}}}
routes: {GET /orders: {backend: {mock: {}}, auth: shoppers}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers: {shoppers: {cognito: {user_pools: ["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_shop"]}}}
routes: {GET /orders: {backend: {mock: {}}, auth: shoppers}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Callers, CognitoAuthorizer, Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import choosers, jwt_authorizers


def check(gateway: Gateway) -> Iterator[Problem]:
    """Lists have the entries that they need."""
    yield from _authorizers(gateway)
    yield from _policy(gateway)
    if gateway.cors and not gateway.cors.origins:
        yield Problem(("cors", "origins"), "`cors` allows no origin", "add an origin, or delete `cors`")
    for plan in gateway.plans:
        if not plan.stages:
            yield Problem((*plan.path, "stages"), "this usage plan has no stages", "add a stage, or delete the plan")
    for link in gateway.vpc_links:
        if not link.load_balancer and not link.subnets:
            yield Problem((*link.path, "subnets"), "a VPC link needs a subnet", "add at least one subnet")
    for chooser in choosers(gateway):
        if not chooser.choice.places:
            path = (*chooser.choice.path, "of")
            yield Problem(path, f"stages have no {chooser.what} to choose from", "list those that stages can choose")


def _authorizers(gateway: Gateway) -> Iterator[Problem]:
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, CognitoAuthorizer) and not authorizer.user_pools:
            path = (*authorizer.path, "cognito", "user_pools")
            yield Problem(path, "a Cognito authorizer needs a user pool", "add at least one user pool")
    for path, tokens in jwt_authorizers(gateway):
        if not tokens.audience:
            help = "add the API's identifier at the provider, or a client ID"
            yield Problem((*path, "audience"), "a JWT authorizer needs an audience", help)


def _policy(gateway: Gateway) -> Iterator[Problem]:
    policy = gateway.policy
    if policy and policy.allow == Callers():
        help = "add those who may call, or delete `allow` to allow all callers"
        yield Problem(("policy", "allow"), "this policy allows no callers", help)
    has_statements = policy and (policy.allow or policy.deny or policy.statements)
    if gateway.endpoint.value == "private" and not gateway.network.vpc_endpoints and not has_statements:
        message = "a private API needs VPC endpoints or a policy"
        yield Problem(("endpoint", "private", "vpc_endpoints"), message, "add an endpoint, or write a `policy`")


RULE = Rule("GW353", "empty-list", __doc__ or "", check, whole=True)
