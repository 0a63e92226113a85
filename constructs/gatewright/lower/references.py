"""References as template values."""

from collections.abc import Iterable

from gatewright.document import Path
from gatewright.gateway import Arn, ArnPart, Bound, DeployText, Function, Joined, Outside, Part, StackFact, StageUrl
from gatewright.lower.ids import Ids, prefix_of
from gatewright.spec.reference import ImportReference, ResourceReference, SsmReference
from gatewright.template import (
    ACCOUNT,
    PARTITION,
    REGION,
    URL_SUFFIX,
    GetAtt,
    Hole,
    Import,
    Lookup,
    Output,
    Parameter,
    Ref,
    Resource,
    Value,
    piece,
    references,
    text,
)

_STACK = {"partition": PARTITION, "region": REGION, "account": ACCOUNT, "domain": URL_SUFFIX}


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
            return Lookup(ids.of("Lookup", path), path)
        case ImportReference(import_=name):
            return Import(name)
        case ResourceReference(resource=resource):
            id = ids.plain(resource.resource)
            return GetAtt(id, resource.attribute) if resource.attribute else Ref(id)
        case StageUrl():
            return _stage_url(reference)


def any_text(value: Part | Joined, ids: Ids) -> Value:
    """A text, or what a reference stands for."""
    match value:
        case str():
            return value
        case Arn() | Bound():
            return arn(value, ids)
        case StackFact(name):
            return _STACK[name]
        case ArnPart(whole, separator, index):
            return piece(arn(whole, ids), separator, index)
        case Joined(parts):
            return text(*(any_text(part, ids) for part in parts))
        case _:
            return deploy_text(value, ids)


def url(api: Value, stage: Value) -> Value:
    """A stage's URL, without a slash at its end. That of a default stage has no name in it."""
    host = text("https://", api, ".execute-api.", REGION, ".", URL_SUFFIX)
    return host if stage is None else text(host, "/", stage)


def export_name(gateway: str, stage: str, environment: str | None) -> str:
    """Under what name a stage's URL is exported to other stacks."""
    return ":".join(("gatewright", gateway, *([environment] if environment else []), stage, "url"))


def lookups(resources: Iterable[Resource], outputs: Iterable[Output]) -> tuple[Parameter, ...]:
    """A stack parameter for every Systems Manager parameter that something refers to."""
    found: dict[Lookup, Path] = {}
    values = ((item.properties, item.origin) for item in resources)
    for value, origin in (*values, *((item.value, item.origin) for item in outputs)):
        for reference, path in references(value, origin):
            if isinstance(reference, Lookup):
                found.setdefault(reference, path)
    return tuple(
        Parameter(
            id=lookup.id,
            type="AWS::SSM::Parameter::Value<String>",
            description=f"What the Systems Manager parameter {lookup.path} holds",
            default=lookup.path,
            origin=origin,
        )
        for lookup, origin in sorted(found.items(), key=lambda item: item[0].path)
    )


def _stage_url(reference: StageUrl) -> Value:
    if not reference.same_stack:
        return Import(export_name(reference.gateway, reference.stage, reference.environment))
    other = Ids(prefix_of(reference.gateway))
    name = None if reference.stage == "$default" else Ref(other.of("Stage", reference.stage))
    return url(Ref(other.of("Api")), name)
