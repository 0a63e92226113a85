"""Lambda functions that live with the gateway."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from gatewright.spec.model import Json, model
from gatewright.spec.reference import Reference, TextReference
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.name import Action, AliasName, VariableName, Version
from gatewright.spec.values.share import Percent
from gatewright.spec.values.size import Size

Variable = str | int | float | bool | TextReference
"""The value of an environment variable: a number or a boolean is passed on as the text that was written."""


@model()
class GrantSpec(Struct, frozen=True, kw_only=True):
    """One statement of what a function may do."""

    actions: tuple[Action, ...]
    """IAM actions: `dynamodb:GetItem`."""
    resources: tuple[str | TextReference, ...]
    """On what: ARNs, or references to them."""


@model()
class FunctionSpec(Struct, frozen=True, kw_only=True):
    """A Lambda function made and deployed together with the gateway.

    It gets a role of its own, which may write the function's logs and do what `allow` lists, nothing else.
    """

    code: str
    """The folder of its code, inside the spec's own folder: `./handlers/orders`."""
    handler: str
    """What to call in it: `app.handler`."""
    runtime: str
    """The Lambda runtime: `python3.13`, `nodejs22.x`."""
    description: str | None = None
    """What it does."""
    architecture: Literal["arm64", "x86_64"] | None = None
    """The processor it runs on; arm64 when nothing is said, which costs less."""
    memory: Size | None = None
    """Its memory, 128MB to 10240MB; 256MB when nothing is said."""
    timeout: Duration | None = None
    """How long one call may take, 1s to 15m; 29s when nothing is said, the longest that API Gateway waits."""
    environment: Mapping[VariableName, Variable] | None = None
    """Its environment variables."""
    allow: tuple[GrantSpec, ...] | None = None
    """What it may do besides writing its logs."""
    connections: bool | None = None
    """Whether it may post messages to connections of this WebSocket API, look at them and close them."""
    role: Reference | None = None
    """A role that exists already, instead of one of its own."""
    alias: AliasName | None = None
    """A name, such as `live`, under which the gateway calls a version of the function that does not change any more.

    Each change of its code or settings is then published as a version, and the alias leads to the newest. Old versions
    stay. Settings that refer to something count by its name: another value behind it makes no version. Without an alias
    a change is in effect at once, for every call.
    """
    traffic: Mapping[Version, Percent] | None = None
    """How the alias divides calls between two versions: `{12: 90%, newest: 10%}`; `newest` gets all if nothing is said.

    A version has the number that Lambda gave it, which the stack tells in its outputs and which differs from one
    environment to the other. `newest` is what the spec says. `{12: 100%}` takes everything back to version 12.
    """
    raw: Json | None = None
    """CloudFormation properties of `AWS::Lambda::Function` that are merged over the rendered ones."""
