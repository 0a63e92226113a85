"""An authorizer reads its identity from a place that it cannot read.

API Gateway reads a token from one header; in HTTP APIs, from one header or query parameter. For a Lambda authorizer of
type `request`, API Gateway reads headers, query parameters, context variables and stage variables. It cannot read path
variables at this point. Names consist of letters, digits, `.`, `_` and `-`. A context variable that is set only later
is always empty, so API Gateway rejects every request and never calls the function.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers:
  partners:
    lambda: {function: "arn:aws:lambda:eu-west-1:111122223333:function:partners", identity: [path.tenant], ttl: 0s}
routes: {"GET /{tenant}/orders": {backend: {mock: {}}, auth: partners}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers:
  partners:
    lambda: {function: "arn:aws:lambda:eu-west-1:111122223333:function:partners", identity: [context.path]}
routes: {"GET /{tenant}/orders": {backend: {mock: {}}, auth: partners}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.diagnostics.nearest import nearest
from gatewright.document import Path
from gatewright.gateway import CognitoAuthorizer, Gateway, JwtAuthorizer, LambdaAuthorizer
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.context import Context, context_of
from gatewright.rules.shared.looking import identities

_NAME = "[A-Za-z0-9._-]+"
_LATER = ("auth", "error.", "integration", "response", "status", "waf.")
"""Prefixes of the variables that API Gateway sets only after the authorizer or the backend."""

_INSTEAD_OF_PATHS = {
    "http": "write `context.path` for the whole path, and parse it in the function",
    "rest": "write `context.path` for the whole path, and parse it in the function",
    "websocket": "write a header or a query parameter, such as `query.room`",
}


def check(gateway: Gateway) -> Iterator[Problem]:
    """Authorizers read values that exist, by names that API Gateway accepts."""
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, CognitoAuthorizer):
            yield from _name((*authorizer.path, "cognito", "header"), authorizer.header)
        elif isinstance(authorizer, JwtAuthorizer):
            yield from _jwt(authorizer)
        elif authorizer.type == "token":
            yield from _token(authorizer)
    context = context_of(gateway)
    for path, part in identities(gateway):
        if part.location == "path":
            message = f"an authorizer cannot read path variables, such as `{part}`"
            yield Problem(path, message, _INSTEAD_OF_PATHS[gateway.kind])
        elif part.location != "context":
            yield from _name(path, part.name)
        elif part.name.startswith(_LATER):
            message = f"`context.{part.name}` is not set yet when API Gateway calls an authorizer"
            yield Problem(path, message, "remove it, and use another part of the request")
        elif part.name not in context.variables:
            yield Problem(path, f"there is no context variable `context.{part.name}`", _similar(part.name, context))


def _token(authorizer: LambdaAuthorizer) -> Iterator[Problem]:
    """A Lambda authorizer of type `token` reads one header."""
    if len(authorizer.identity) != 1 or authorizer.identity[0].location != "header":
        found = " and ".join(f"`{part}`" for part in authorizer.identity) or "nothing"
        message = f"a `token` authorizer must read one header, not {found}"
        help = "write one `header.…`, or `type: request` if the function needs more of the request"
        yield Problem((*authorizer.path, "lambda", "identity"), message, help)


def _jwt(authorizer: JwtAuthorizer) -> Iterator[Problem]:
    path, part = (*authorizer.path, "jwt", "identity"), authorizer.identity
    if part.location not in ("header", "query"):
        message = f"a JWT must be in a header or a query parameter, not in `{part}`"
        yield Problem(path, message, "write `header.…` or `query.…`")
    else:
        yield from _name(path, part.name)


def _similar(name: str, context: Context) -> str:
    """A suggestion for a name that has no prefix or is misspelled."""
    known = sorted(one for one in context.variables if not one.startswith(_LATER))
    meant = next((one for one in known if one.endswith(f".{name}")), None) or nearest(name, known)
    return f"did you mean `context.{meant}`?" if meant else "remove it"


def _name(path: Path, name: str) -> Iterator[Problem]:
    if not re.fullmatch(_NAME, name):
        message = f"an authorizer cannot read the name {name!r}"
        yield Problem(path, message, "use letters, digits, `.`, `_` and `-`")


RULE = Rule("GW350", "authorizer-identity", __doc__ or "", check)
