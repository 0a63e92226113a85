"""A list is empty that has to name something.

A Cognito authorizer asks at least one user pool. CORS without an origin lets no page in, which leaving `cors` out does
as well; the same is true of a plan without a stage. A private API says from where it may be called: by its endpoints or
by a `policy`. A policy that allows nobody shuts the API for good; left out, it lets everybody in. A VPC link leads into
a subnet, and what stages may choose is at least one thing.

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
    """Lists name what they are for."""
    yield from _authorizers(gateway)
    yield from _policy(gateway)
    if gateway.cors and not gateway.cors.origins:
        yield Problem(("cors", "origins"), "CORS lets no page in", "name an origin, or take `cors` out")
    for plan in gateway.plans:
        if not plan.stages:
            yield Problem((*plan.path, "stages"), "this plan opens no stage", "name a stage, or take the plan out")
    for link in gateway.vpc_links:
        if not link.load_balancer and not link.subnets:
            yield Problem((*link.path, "subnets"), "a VPC link leads into a subnet", "name at least one")
    for chooser in choosers(gateway):
        if not chooser.choice.places:
            path = (*chooser.choice.path, "of")
            yield Problem(path, f"there is no {chooser.what} to choose", "name those that stages may choose")


def _authorizers(gateway: Gateway) -> Iterator[Problem]:
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, CognitoAuthorizer) and not authorizer.user_pools:
            path = (*authorizer.path, "cognito", "user_pools")
            yield Problem(path, "a Cognito authorizer needs a user pool", "name at least one")
    for path, tokens in jwt_authorizers(gateway):
        if not tokens.audience:
            help = "name the API as the provider knows it, or the id of a client"
            yield Problem((*path, "audience"), "a token has to be for somebody", help)


def _policy(gateway: Gateway) -> Iterator[Problem]:
    policy = gateway.policy
    if policy and policy.allow == Callers():
        help = "name who may call, or take `allow` out to let everybody in"
        yield Problem(("policy", "allow"), "this policy lets nobody in", help)
    says_something = policy and (policy.allow or policy.deny or policy.statements)
    if gateway.endpoint.value == "private" and not gateway.network.vpc_endpoints and not says_something:
        message = "a private API has to say from where it may be called"
        yield Problem(("endpoint", "private", "vpc_endpoints"), message, "name an endpoint, or write a `policy`")


RULE = Rule("GW353", "empty-list", __doc__ or "", check, whole=True)
