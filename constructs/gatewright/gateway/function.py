"""Functions of the gateway's own."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.values import DeployText, Grant, Outside
from gatewright.spec.model import Json


class Function(Struct, frozen=True, kw_only=True):
    """A Lambda function of the gateway's own."""

    name: str
    path: Path
    code: str
    handler: str
    runtime: str
    description: str
    architecture: str
    memory: float
    """In megabytes, as written: the service takes whole ones only."""
    timeout: float
    """In seconds, as written: the service takes whole ones only."""
    environment: Mapping[str, str | DeployText]
    allow: tuple[Grant, ...]
    connections: bool
    """Whether it may post to connections of the API, look at them and close them."""
    role: Outside | None
    alias: str | None
    """The name under which published versions are called; without it the function is called as it is now."""
    traffic: Mapping[str, float] | None
    """The traffic weight of each version, in percent. Defaults to all for the newest one."""
    code_identity: str
    """What the code is, if versions of it are published: any change of it changes this."""
    raw: Json
