"""References as template values."""

from collections.abc import Iterable

from gatewright.document import Path
from gatewright.gateway import (
    Arn,
    ArnPart,
    Bound,
    Choice,
    DeployText,
    Entrance,
    Function,
    Id,
    Joined,
    Link,
    OriginCheck,
    Outside,
    Part,
    StackFact,
    StageUrl,
    VpcEndpoint,
    VpcLink,
)
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


def arn(outside: Outside | Id, ids: Ids) -> Value:
    """The ARN of a resource outside the gateway, or its id where AWS identifies it by an id."""
    match outside:
        case Arn(literal) | Id(literal):
            return literal
        case Bound(name):
            return Hole("bind", name, "arn")
        case _:
            return deploy_text(outside, ids)


def function_arn(function: Function | Outside | OriginCheck | Choice[Function | Outside], ids: Ids) -> Value:
    """The ARN by which API Gateway calls a function: that of its alias, if it has one.

    Where a stage variable chooses the function, API Gateway fills in the name for each request.
    """
    match function:
        case Choice(variable=variable):
            name = f"${{stageVariables.{variable}}}"
            return text("arn:", PARTITION, ":lambda:", REGION, ":", ACCOUNT, ":function:", name)
        case OriginCheck():
            return GetAtt(check_id(ids), "Arn")
        case Function(name=name):
            return Ref(alias_id(function, ids)) if function.alias else GetAtt(ids.of("Function", name), "Arn")
        case _:
            return arn(function, ids)


def check_id(ids: Ids) -> str:
    """The logical id of the function of the origin check."""
    return ids.of("OriginCheck")


def function_name(function: Function | Outside, ids: Ids) -> Value:
    """The last part of a function's ARN: its name, with its alias or version."""
    return piece(function_arn(function, ids), ":function:", 1)


def alias_id(function: Function, ids: Ids) -> str:
    """The logical id of a function's alias."""
    return ids.of("Function", function.name, suffix="Alias")


def link_id(link: Link | Choice[Link], ids: Ids) -> Value:
    """The id of a VPC link, or the stage variable that chooses one."""
    match link:
        case Choice(variable=variable):
            return f"${{stageVariables.{variable}}}"
        case VpcLink():
            return Ref(vpc_link_id(link, ids))
        case _:
            return arn(link, ids)


def vpc_link_id(link: VpcLink, ids: Ids) -> str:
    """The logical id of a VPC link. It depends on the version: CloudFormation cannot change one into the other."""
    return ids.of("VpcLink", link.name, suffix="" if link.load_balancer else "V2")


def entrance_id(entrance: Entrance, ids: Ids) -> Value:
    """The id of a VPC endpoint."""
    return Ref(vpc_endpoint_id(entrance, ids)) if isinstance(entrance, VpcEndpoint) else any_text(entrance, ids)


def vpc_endpoint_id(endpoint: VpcEndpoint, ids: Ids) -> str:
    """The logical id of the gateway's own VPC endpoint."""
    return ids.of("VpcEndpoint", endpoint.name)


def entrance_name(entrance: Entrance) -> str:
    """A name for a VPC endpoint, which is unique among those of a gateway."""
    match entrance:
        case VpcEndpoint(name=name) | Bound(name) | str(name) | SsmReference(ssm=name) | ImportReference(import_=name):
            return name
        case ResourceReference(resource=resource):
            return str(resource)
        case StageUrl(gateway=gateway, stage=stage):
            return f"{gateway}/{stage}"


def deploy_text(reference: DeployText, ids: Ids) -> Value:
    """A text that CloudFormation resolves when it deploys."""
    match reference:
        case SsmReference(ssm=path):
            return Lookup(ids.of("Lookup", path), path)
        case ImportReference(import_=name):
            return Import(name)
        case ResourceReference(resource=resource):
            id = ids.plain(resource.resource)
            return GetAtt(id, resource.attribute) if resource.attribute else Ref(id)
        case StageUrl():
            return _stage_url(reference, ids)


def any_text(value: Part | Joined, ids: Ids) -> Value:
    """A text, or the value of a reference."""
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
    """A stage's URL, without a slash at its end. The URL of the default stage does not contain its name."""
    host = text("https://", api, ".execute-api.", REGION, ".", URL_SUFFIX)
    return host if stage is None else text(host, "/", stage)


def export_name(gateway: str, stage: str, environment: str | None) -> str:
    """The export name of a stage's URL."""
    return ":".join(("gatewright", gateway, *([environment] if environment else []), stage, "url"))


def api_export_name(gateway: str, environment: str | None) -> str:
    """The export name of an API's id."""
    return ":".join(("gatewright", gateway, *([environment] if environment else []), "api"))


def lookups(resources: Iterable[Resource], outputs: Iterable[Output]) -> tuple[Parameter, ...]:
    """A stack parameter for each Systems Manager parameter that a value refers to."""
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


def _stage_url(reference: StageUrl, ids: Ids) -> Value:
    if not reference.same_stack:
        return Import(export_name(reference.gateway, reference.stage, reference.environment))
    other = ids if reference.own else Ids(prefix_of(reference.gateway))
    name = None if reference.stage == "$default" else Ref(other.of("Stage", reference.stage))
    return url(Ref(other.of("Api")), name)
