"""Lambda functions that are created with the gateway."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import OFF, Default, Derived
from gatewright.spec.kind import NOT_WEBSOCKET, REMOVE, Lack
from gatewright.spec.model import Json, model
from gatewright.spec.reference import Reference, TextReference
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.name import Action, AliasName, VariableName, Version
from gatewright.spec.values.share import Percent
from gatewright.spec.values.size import Size

Variable = str | int | float | bool | TextReference
"""The value of an environment variable. Numbers and booleans become the string that was written."""


@model()
class GrantSpec(Struct, frozen=True, kw_only=True):
    """One IAM policy statement of a function's role."""

    actions: tuple[Action, ...]
    """IAM actions: `dynamodb:GetItem`."""
    resources: tuple[str | TextReference, ...]
    """Resources: ARNs, or references to them."""


@model(
    lacks=(Lack(NOT_WEBSOCKET, "connections to post to", REMOVE, key="connections"),),
)
class FunctionSpec(Struct, frozen=True, kw_only=True):
    """A Lambda function that is created and deployed with the gateway.

    Its execution role can write the function's logs and do what `allow` lists, nothing else.
    """

    code: str
    """The folder of the code, inside the spec's folder: `./handlers/orders`."""
    handler: str
    """The handler: `app.handler`."""
    runtime: str
    """The Lambda runtime: `python3.13`, `nodejs22.x`."""
    description: str | None = None
    """A description of the function."""
    architecture: Annotated[Literal["arm64", "x86_64"] | None, Default("arm64")] = None
    """The processor architecture. `arm64` costs less."""
    memory: Annotated[Size | None, Default("256MB")] = None
    """The memory, 128MB to 10240MB."""
    timeout: Annotated[Duration | None, Default("29s")] = None
    """The timeout of an invocation, 1s to 15m. API Gateway waits for 29s without a quota increase."""
    environment: Mapping[VariableName, Variable] | None = None
    """Environment variables."""
    allow: tuple[GrantSpec, ...] | None = None
    """IAM permissions, in addition to writing logs."""
    connections: Annotated[bool | None, OFF] = None
    """Allows the function to post messages to connections of this WebSocket API, read them and close them."""
    role: Annotated[Reference | None, Derived("a role that is created")] = None
    """An existing execution role."""
    alias: Annotated[AliasName | None, Derived("no alias")] = None
    """An alias, such as `live`. The gateway calls the published version that the alias points to.

    Each change of the code or the settings publishes a version, and the alias points to the newest one. Old versions
    remain. A new value behind a reference, such as an SSM parameter, publishes no version. Without an alias a change
    takes effect at once, for every invocation.
    """
    traffic: Annotated[Mapping[Version, Percent] | None, Derived("all invocations to `newest`")] = None
    """The traffic weights of two versions behind the alias: `{12: 90%, newest: 10%}`.

    Version numbers are those of Lambda. They are outputs of the stack and differ between environments. `newest` is the
    version that the spec describes. `{12: 100%}` rolls back to version 12.
    """
    raw: Json | None = None
    """CloudFormation properties of `AWS::Lambda::Function` that are merged over the rendered ones."""
