"""Functions of the gateway's own."""

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
    role: Outside | None
    raw: Json
