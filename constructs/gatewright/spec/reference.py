"""References: one grammar for everything outside the spec."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from msgspec import Struct

from gatewright.document import in_words
from gatewright.spec.model import model
from gatewright.spec.values.name import Id, Name, NameWord, ParameterPath, StageName
from gatewright.spec.values.value import BadValueError, Value, Written, as_text

_ARN = r"arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12}|aws)?:.+"


class Named(Value, frozen=True):
    """A name, which is an entry of this spec or bound by the CDK app; or an ARN."""

    SCHEMA: ClassVar = {
        "type": "string",
        "examples": ["orders", "arn:aws:lambda:eu-west-1:111122223333:function:orders"],
    }

    text: str

    @classmethod
    def parse(cls, written: Written) -> Self:
        """A name or an ARN."""
        text = as_text(written)
        if text.startswith("arn:"):
            if not re.fullmatch(_ARN, text):
                raise BadValueError(
                    f"{text!r} is not a complete ARN", "write `arn:aws:service:region:account:resource`"
                )
            return cls(text)
        if "://" in text:
            raise BadValueError(f"{text!r} is not a name", "write the ARN of the resource with this URL")
        return cls(NameWord.parse(written).text)

    @property
    def is_arn(self) -> bool:
        """Whether this is an ARN rather than a name."""
        return self.text.startswith("arn:")

    def __str__(self) -> str:
        return self.text


class Attribute(Value, frozen=True):
    """A resource of `resources`, or one of its attributes: `Table`, `Table.Arn`."""

    SCHEMA: ClassVar = {
        "type": "string",
        "pattern": r"^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9.]+)?$",
        "examples": ["Table.Arn"],
    }

    resource: str
    attribute: str

    @classmethod
    def parse(cls, written: Written) -> Self:
        """A logical name, and after a dot an attribute."""
        match = re.fullmatch(r"([A-Za-z][A-Za-z0-9]*)(?:\.([A-Za-z0-9.]+))?", as_text(written))
        if match is None:
            raise BadValueError(
                f"{in_words(written)} is not a resource", "write `Table`, or `Table.Arn` for an attribute"
            )
        return cls(match[1], match[2] or "")

    def __str__(self) -> str:
        return f"{self.resource}.{self.attribute}" if self.attribute else self.resource


@model(marker="ssm")
class SsmReference(Struct, frozen=True, kw_only=True):
    """The value of a Systems Manager parameter at deployment."""

    ssm: ParameterPath
    """The name of the parameter."""


@model(marker="import")
class ImportReference(Struct, frozen=True, kw_only=True):
    """An export of another stack."""

    import_: str
    """The name of the export."""


@model(marker="resource")
class ResourceReference(Struct, frozen=True, kw_only=True):
    """A resource of this spec's `resources`."""

    resource: Attribute
    """Its name, or `Name.Attribute`."""


@model(marker="id")
class IdReference(Struct, frozen=True, kw_only=True):
    """A resource that AWS identifies by an ID instead of an ARN."""

    id: Id
    """The ID."""


@model(marker="gateway")
class GatewayReference(Struct, frozen=True, kw_only=True):
    """The URL of a stage of another gateway. Give both specs to the same command.

    For a WebSocket API it is the URL to which backends post messages to connections. A function can use the URL of its
    own gateway only if the gateway does not call the function.
    """

    gateway: Name
    """The other gateway's name."""
    stage: StageName
    """The stage."""


Reference = Named | SsmReference | ImportReference | ResourceReference
"""A resource in AWS: by name, by ARN, or by a lookup."""

TextReference = SsmReference | ImportReference | ResourceReference | GatewayReference
"""A string that is known at deployment; for a gateway, its stage's URL."""
