"""Lambda permissions: one for each function of an API, for all routes that call it."""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.document.plain_data import present
from gatewright.gateway import Arn, Bound, Function, Gateway, LambdaAuthorizer, LambdaTarget, OriginCheck, Outside
from gatewright.lower.ids import Ids
from gatewright.lower.reference import function_arn
from gatewright.spec.reference import ImportReference, ResourceReference, SsmReference
from gatewright.template import ACCOUNT, PARTITION, REGION, Ref, Resource, Value, text


def permissions(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """Allow the API to call each function that its routes and authorizers use."""
    for function in gateway.used_functions:
        if _is_here(function, gateway):
            calls = _calls(gateway, function, "/*/*", ids)
            yield _permission(_id(function, ids), calls, _callers(function, gateway))
    for authorizer in gateway.authorizers:
        if not isinstance(authorizer, LambdaAuthorizer) or authorizer.role is not None:
            continue
        if _is_here(authorizer.function, gateway):
            id = ids.of("AuthorizerPermission", authorizer.name)
            yield _permission(id, _calls(gateway, authorizer.function, "/authorizers/*", ids), authorizer.path)


def _permission(id: str, calls: dict[str, Value], origin: Path) -> Resource:
    return Resource(id=id, type="AWS::Lambda::Permission", properties=calls, origin=origin)


def _calls(gateway: Gateway, function: Function | Outside | OriginCheck, source: str, ids: Ids) -> dict[str, Value]:
    """A permission for this API, limited to the part of it that `source` names."""
    account = gateway.place.account or ACCOUNT
    return present(
        Action="lambda:InvokeFunction",
        FunctionName=function_arn(function, ids),
        Principal="apigateway.amazonaws.com",
        SourceAccount=account if gateway.source_account else None,
        SourceArn=text("arn:", PARTITION, ":execute-api:", REGION, ":", ACCOUNT, ":", Ref(ids.of("Api")), source),
    )


def _is_here(function: Function | Outside | OriginCheck, gateway: Gateway) -> bool:
    """Whether the function is in this account and region, where the stack can add a permission."""
    return not isinstance(function, Arn) or gateway.place.may_hold(function.arn)


def _id(function: Function | Outside, ids: Ids) -> str:
    """An alias has a permission of its own, because older releases may still call the function itself."""
    by_alias = isinstance(function, Function) and function.alias
    return ids.of("AliasPermission" if by_alias else "Permission", _name(function))


def _name(function: Function | Outside) -> str:
    """A name of the function that is unique and does not change."""
    match function:
        case Function(name=name) | Bound(name):
            return name
        case Arn(arn):
            return arn
        case SsmReference(ssm=path):
            return f"ssm {path}"
        case ImportReference(import_=name):
            return f"import {name}"
        case ResourceReference(resource=resource):
            return f"resource {resource}"


def _callers(function: Function | Outside, gateway: Gateway) -> Path:
    if isinstance(function, Function):
        return function.path
    callers = (route.backend.value for route in gateway.routes)
    return next(
        backend.path
        for backend in callers
        if isinstance(backend.target, LambdaTarget) and function in backend.target.functions
    )
