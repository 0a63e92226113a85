"""Authorizers: their defaults, and the pools and functions behind them."""

from gatewright.diagnostics.codes.names import RESERVED_NAME
from gatewright.document import Path
from gatewright.gateway import Authorizer, CognitoAuthorizer, JwtAuthorizer, LambdaAuthorizer
from gatewright.resolve.scope import Scope
from gatewright.spec.authorizer import Authorizer as AuthorizerSpec
from gatewright.spec.authorizer import CognitoAuthorizerSpec as CognitoSpec
from gatewright.spec.authorizer import JwtAuthorizerSpec as JwtSpec
from gatewright.spec.authorizer import LambdaAuthorizerSpec as LambdaSpec
from gatewright.spec.backend import HttpUrl
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.identity import Identity

RESERVED = {"iam", "none", "api_key"}
"""Names that security schemes have already."""

TTL_S = 300
TOKEN_HEADER = "Authorization"  # noqa: S105 - a header's name


def resolve_authorizers(scope: Scope) -> dict[str, Authorizer]:
    """All authorizers, by name."""
    for name in RESERVED & (scope.spec.authorizers or {}).keys():
        message = f"{name!r} is reserved and cannot be the name of an authorizer"
        scope.report(RESERVED_NAME, ("authorizers", name), message, "choose another name", at_key=True)
    found = {
        name: _authorizer(scope, name, spec, ("authorizers", name))
        for name, spec in sorted((scope.spec.authorizers or {}).items())
    }
    return {name: authorizer for name, authorizer in found.items() if authorizer is not None}


def _authorizer(scope: Scope, name: str, spec: AuthorizerSpec, path: Path) -> Authorizer | None:
    match spec:
        case CognitoSpec():
            return _cognito(scope, name, spec, path)
        case LambdaSpec():
            return _lambda(scope, name, spec, path)
        case JwtSpec():
            return _jwt(scope, name, spec, path)


def _cognito(scope: Scope, name: str, spec: CognitoSpec, path: Path) -> CognitoAuthorizer:
    pools = (
        scope.outside(pool, (*path, "cognito", "user_pools", index), "user pool")
        for index, pool in scope.distinct(spec.user_pools, (*path, "cognito", "user_pools"))
    )
    return CognitoAuthorizer(
        name=name,
        path=path,
        user_pools=tuple(pool for pool in pools if pool is not None),
        header=spec.header or TOKEN_HEADER,
        validation=spec.validation,
        ttl=_seconds(spec.ttl, TTL_S),
        description=spec.description or "",
    )


def _lambda(scope: Scope, name: str, spec: LambdaSpec, path: Path) -> LambdaAuthorizer | None:
    inside = (*path, "lambda")
    function = scope.function(spec.function, (*inside, "function"))
    if function is None:
        return None
    type = spec.type or "request"
    identity = spec.identity or ()
    if type == "token" and spec.identity is None:
        identity = (Identity("header", TOKEN_HEADER),)
    return LambdaAuthorizer(
        name=name,
        path=path,
        function=function,
        type=type,
        identity=identity,
        validation=spec.validation,
        ttl=_seconds(spec.ttl, TTL_S if identity and scope.spec.kind != "websocket" else 0),
        role=scope.outside(spec.role, (*inside, "role"), "role") if spec.role else None,
        description=spec.description or "",
        payload=1 if scope.spec.kind != "http" else spec.payload or 2,
        simple=bool(spec.simple),
    )


def _jwt(scope: Scope, name: str, spec: JwtSpec, path: Path) -> JwtAuthorizer | None:
    inside = (*path, "jwt")
    issuer = spec.issuer.url if isinstance(spec.issuer, HttpUrl) else scope.text(spec.issuer, (*inside, "issuer"))
    audience = [
        item if isinstance(item, str) else scope.text(item, (*inside, "audience", index))
        for index, item in enumerate(spec.audience)
    ]
    if issuer is None:
        return None
    return JwtAuthorizer(
        name=name,
        path=path,
        description=spec.description or "",
        issuer=issuer,
        audience=tuple(item for item in audience if item is not None),
        identity=spec.identity or Identity("header", TOKEN_HEADER),
    )


def _seconds(duration: Duration | None, default: float) -> float:
    return default if duration is None else duration.seconds
