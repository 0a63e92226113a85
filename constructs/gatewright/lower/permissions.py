"""Lambda permissions: one for each function and API, however many routes call it."""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Arn, Bound, Function, Gateway, LambdaAuthorizer, LambdaTarget, Outside
from gatewright.lower.ids import Ids
from gatewright.lower.references import function_arn
from gatewright.spec.reference import ImportReference, ResourceReference, SsmReference
from gatewright.template import ACCOUNT, PARTITION, REGION, Ref, Resource, text


def permissions(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """Let the API, and nothing else, call each function that its routes and authorizers name."""
    for function in gateway.used_functions:
        yield _permission(ids.of("Permission", _name(function)), function, _callers(function, gateway), ids, "/*/*")
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, LambdaAuthorizer) and authorizer.role is None:
            id = ids.of("AuthorizerPermission", authorizer.name)
            yield _permission(id, authorizer.function, authorizer.path, ids, "/authorizers/*")


def _permission(id: str, function: Function | Outside, origin: Path, ids: Ids, source: str) -> Resource:
    return Resource(
        id=id,
        type="AWS::Lambda::Permission",
        properties={
            "Action": "lambda:InvokeFunction",
            "FunctionName": function_arn(function, ids),
            "Principal": "apigateway.amazonaws.com",
            "SourceArn": text(
                "arn:", PARTITION, ":execute-api:", REGION, ":", ACCOUNT, ":", Ref(ids.of("Api")), source
            ),
        },
        origin=origin,
    )


def _name(function: Function | Outside) -> str:
    """A name for the function that is its own and does not change."""
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
        if isinstance(backend.target, LambdaTarget) and backend.target.function == function
    )
