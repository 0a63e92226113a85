"""References as template values."""

from gatewright.gateway import (
    Arn,
    Bound,
    DeployText,
    Function,
    Gateway,
    LambdaAuthorizer,
    LambdaTarget,
    Outside,
    StageUrl,
)
from gatewright.lower.ids import Ids, prefix_of
from gatewright.spec.reference import ImportReference, ResourceReference, SsmReference
from gatewright.template import REGION, URL_SUFFIX, GetAtt, Hole, Import, Parameter, Ref, Value, text


def arn(outside: Outside, ids: Ids) -> Value:
    """The ARN of a thing outside the gateway."""
    match outside:
        case Arn(literal):
            return literal
        case Bound(name):
            return Hole("bind", name, "arn")
        case _:
            return deploy_text(outside, ids)


def function_arn(function: Function | Outside, ids: Ids) -> Value:
    """The ARN of a function, the gateway's own or not."""
    return GetAtt(ids.of("Function", function.name), "Arn") if isinstance(function, Function) else arn(function, ids)


def deploy_text(reference: DeployText, ids: Ids) -> Value:
    """A text that CloudFormation knows when it deploys."""
    match reference:
        case SsmReference(ssm=path):
            return Ref(ids.of("Lookup", path))
        case ImportReference(import_=name):
            return Import(name)
        case ResourceReference(resource=resource):
            id = ids.plain(resource.resource)
            return GetAtt(id, resource.attribute) if resource.attribute else Ref(id)
        case StageUrl():
            return _stage_url(reference)


def any_text(value: str | DeployText | Outside, ids: Ids) -> Value:
    """A text, or what a reference stands for."""
    match value:
        case str():
            return value
        case Arn() | Bound():
            return arn(value, ids)
        case _:
            return deploy_text(value, ids)


def url(api: Value, stage: Value) -> Value:
    """A stage's URL, without a slash at its end."""
    return text("https://", api, ".execute-api.", REGION, ".", URL_SUFFIX, "/", stage)


def export_name(gateway: str, stage: str, environment: str | None) -> str:
    """Under what name a stage's URL is exported to other stacks."""
    return ":".join(("gatewright", gateway, *([environment] if environment else []), stage, "url"))


def lookups(gateway: Gateway, ids: Ids) -> tuple[Parameter, ...]:
    """A stack parameter for every Systems Manager parameter that the gateway reads."""
    first: dict[str, tuple[str | int, ...]] = {}
    for reference, origin in _ssm_references(gateway):
        first.setdefault(reference.ssm, origin)
    return tuple(
        Parameter(
            id=ids.of("Lookup", path),
            type="AWS::SSM::Parameter::Value<String>",
            description=f"What the Systems Manager parameter {path} holds",
            default=path,
            origin=origin,
        )
        for path, origin in sorted(first.items())
    )


def _stage_url(reference: StageUrl) -> Value:
    if not reference.same_stack:
        return Import(export_name(reference.gateway, reference.stage, reference.environment))
    other = Ids(prefix_of(reference.gateway))
    return url(Ref(other.of("Api")), Ref(other.of("Stage", reference.stage)))


def _ssm_references(gateway: Gateway) -> list[tuple[SsmReference, tuple[str | int, ...]]]:
    found: list[tuple[object, tuple[str | int, ...]]] = []
    for function in gateway.functions:
        found.append((function.role, (*function.path, "role")))
        found += [(value, (*function.path, "environment", name)) for name, value in function.environment.items()]
        found += [(resource, (*function.path, "allow")) for grant in function.allow for resource in grant.resources]
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, LambdaAuthorizer):
            found += [(authorizer.function, authorizer.path), (authorizer.role, authorizer.path)]
        else:
            found += [(pool, authorizer.path) for pool in authorizer.user_pools]
    for stage in gateway.stages:
        found += [(stage.logs.access_to, (*stage.path, "logs")), (stage.client_certificate, stage.path)]
    for route in gateway.routes:
        if isinstance(route.backend.value.target, LambdaTarget):
            found.append((route.backend.value.target.function, route.backend.value.path))
    return [(reference, path) for reference, path in found if isinstance(reference, SsmReference)]
