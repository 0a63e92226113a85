"""An authorizer tells callers by something that it cannot read.

API Gateway looks for a token in one header, in HTTP APIs in one header or parameter of the query string, and for a
Lambda authorizer of the `request` kind in headers, parameters of the query string, context variables and stage
variables. What a path's variables hold it does not know yet. Names are
letters, digits, `.`, `_` and `-`. A context variable that is not there yet is always empty: every request is refused
then, and the function never called.

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
"""How the variables begin that are known only when an authorizer or a backend has answered."""

_INSTEAD_OF_PATHS = {
    "http": "write `context.path` for the whole path, and let the function take it apart",
    "rest": "write `context.path` for the whole path, and let the function take it apart",
    "websocket": "clients have headers and a query string to say something with: `query.room`",
}


def check(gateway: Gateway) -> Iterator[Problem]:
    """What authorizers read is there, and has a name that the service takes."""
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
            message = f"an authorizer cannot read a path's variable, got `{part}`"
            yield Problem(path, message, _INSTEAD_OF_PATHS[gateway.kind])
        elif part.location != "context":
            yield from _name(path, part.name)
        elif part.name.startswith(_LATER):
            yield Problem(path, f"the context variable {part.name!r} is not known yet when an authorizer is asked")
        elif part.name not in context.variables:
            yield Problem(path, f"there is no context variable {part.name!r}", _similar(part.name, context))


def _token(authorizer: LambdaAuthorizer) -> Iterator[Problem]:
    """A token is in one header, and nowhere else."""
    if len(authorizer.identity) != 1 or authorizer.identity[0].location != "header":
        found = " and ".join(f"`{part}`" for part in authorizer.identity) or "nothing"
        message = f"a token is told by one header, not by {found}"
        help = "write one `header.…`, or `type: request` for a function that gets the whole request"
        yield Problem((*authorizer.path, "lambda", "identity"), message, help)


def _jwt(authorizer: JwtAuthorizer) -> Iterator[Problem]:
    path, part = (*authorizer.path, "jwt", "identity"), authorizer.identity
    if part.location not in ("header", "query"):
        message = f"a token is in a header or in the query string, not in `{part}`"
        yield Problem(path, message, "write `header.…` or `query.…`")
    else:
        yield from _name(path, part.name)


def _similar(name: str, context: Context) -> str:
    """What is meant: a name without what stands before it, or one that is misspelt."""
    known = sorted(one for one in context.variables if not one.startswith(_LATER))
    meant = next((one for one in known if one.endswith(f".{name}")), None) or nearest(name, known)
    return f"did you mean `context.{meant}`?" if meant else ""


def _name(path: Path, name: str) -> Iterator[Problem]:
    if not re.fullmatch(_NAME, name):
        message = f"an authorizer cannot read something that is called {name!r}"
        yield Problem(path, message, "use letters, digits, `.`, `_` and `-`")


RULE = Rule("GW350", "authorizer-identity", __doc__ or "", check)
