"""Names: of gateways, of the entries of a spec, of things in AWS.

In models they are plain strings: `Name` is `str` to a type checker, and a pattern with a message to the loader.
"""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Self

from gatewright.document import in_words
from gatewright.spec.values.value import BadValueError, Value, Written, as_text


class Word(Value, frozen=True):
    """Text that matches a pattern."""

    PATTERN: ClassVar[str]
    WHAT: ClassVar[str]
    HELP: ClassVar[str]

    text: str

    def __init_subclass__(cls) -> None:
        cls.SCHEMA = {"type": "string", "pattern": f"^{cls.PATTERN}$"}

    @classmethod
    def parse(cls, written: Written) -> Self:
        """The word, if it matches."""
        if not isinstance(written, str):
            raise BadValueError(f"{in_words(written)} is not {cls.WHAT}", f'put it in quotes: `"{as_text(written)}"`')
        if not re.fullmatch(cls.PATTERN, written):
            raise BadValueError(f"{in_words(written)} is not {cls.WHAT}", cls.HELP)
        return cls(written)

    def __str__(self) -> str:
        return self.text


class NameWord(Word, frozen=True):
    """A name within the spec: a letter, then letters, digits, `_`, `-` or `.`, 64 characters at most."""

    PATTERN: ClassVar = r"[A-Za-z][A-Za-z0-9_.-]{0,63}"
    WHAT: ClassVar = "a name"
    HELP: ClassVar = "start with a letter and use letters, digits, `_`, `-` and `.`, 64 characters at most"


class StageNameWord(Word, frozen=True):
    """A stage's name, which is part of its URL: letters, digits and `_`, 128 characters at most."""

    PATTERN: ClassVar = r"(\$default|[A-Za-z0-9_]{1,128})"
    WHAT: ClassVar = "a stage name"
    HELP: ClassVar = (
        "use letters, digits and `_`, 128 characters at most: API Gateway rejects other names at deployment"
    )


class VariableNameWord(Word, frozen=True):
    """A variable's name: a letter, then letters, digits and `_`, 64 characters at most."""

    PATTERN: ClassVar = r"[A-Za-z][A-Za-z0-9_]{0,63}"
    WHAT: ClassVar = "a variable name"
    HELP: ClassVar = "start with a letter and use letters, digits and `_`, 64 characters at most"


class ResourceNameWord(Word, frozen=True):
    """A CloudFormation logical name: letters and digits, starting with a letter."""

    PATTERN: ClassVar = r"[A-Za-z][A-Za-z0-9]{0,127}"
    WHAT: ClassVar = "a CloudFormation logical name"
    HELP: ClassVar = "use letters and digits only"


class AccountIdWord(Word, frozen=True):
    """An AWS account ID: twelve digits, in quotes."""

    PATTERN: ClassVar = r"[0-9]{12}"
    WHAT: ClassVar = "an AWS account ID"
    HELP: ClassVar = "write the twelve digits in quotes"


class RegionWord(Word, frozen=True):
    """An AWS Region: `eu-west-1`."""

    PATTERN: ClassVar = r"[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}"
    WHAT: ClassVar = "an AWS Region"
    HELP: ClassVar = "write it like `eu-west-1`"


class FieldNameWord(Word, frozen=True):
    """A parameter's name in a path, a query string or a header."""

    PATTERN: ClassVar = r"[A-Za-z0-9!#$%&'*+.^_`|~\[\]-]{1,128}"
    WHAT: ClassVar = "a parameter name"
    HELP: ClassVar = "use the characters that header names allow"


class HeaderNameWord(Word, frozen=True):
    """A header name. API Gateway does not support names with a single quote."""

    PATTERN: ClassVar = r"[A-Za-z0-9!#$%&*+.^_`|~-]{1,128}"
    WHAT: ClassVar = "a header name"
    HELP: ClassVar = "use letters, digits and `-`"


class ScopeWord(Word, frozen=True):
    """A scope of an access token: `orders/read`."""

    PATTERN: ClassVar = r"[!#-\[\]-~]{1,512}"
    WHAT: ClassVar = "a scope"
    HELP: ClassVar = "write one scope, without spaces: `orders/read`; several are a list"


class ParameterPathWord(Word, frozen=True):
    """The name of a parameter in Systems Manager: `/shop/orders-arn`."""

    PATTERN: ClassVar = r"[A-Za-z0-9_./-]{1,1011}"
    WHAT: ClassVar = "the name of a parameter"
    HELP: ClassVar = "write it like `/shop/orders-arn`"


class ActionWord(Word, frozen=True):
    """An IAM action: `dynamodb:GetItem`, `dynamodb:*`."""

    PATTERN: ClassVar = r"[a-z0-9-]+:[A-Za-z*?]+"
    WHAT: ClassVar = "an IAM action"
    HELP: ClassVar = "write the service and the action: `dynamodb:GetItem`"


class DataModelNameWord(Word, frozen=True):
    """The name of a data model: letters and digits, starting with a letter."""

    PATTERN: ClassVar = r"[A-Za-z][A-Za-z0-9]{0,127}"
    WHAT: ClassVar = "the name of a model"
    HELP: ClassVar = "use letters and digits only"


class IdWord(Word, frozen=True):
    """An ID that AWS assigned: `4f2a7b`."""

    PATTERN: ClassVar = r"[A-Za-z0-9_-]{1,128}"
    WHAT: ClassVar = "an ID"
    HELP: ClassVar = "write the ID alone, in quotes, or an ARN where the resource has one"


class AliasNameWord(Word, frozen=True):
    """The name of a function's alias: letters, digits, `_` and `-`; digits alone are a version."""

    PATTERN: ClassVar = r"(?![0-9]+$)[A-Za-z0-9_-]{1,128}"
    WHAT: ClassVar = "the name of an alias"
    HELP: ClassVar = "use letters, digits, `_` and `-`; digits alone are a version"


class VersionWord(Word, frozen=True):
    """A function's version: its number in Lambda, or `newest`."""

    PATTERN: ClassVar = r"(newest|[1-9][0-9]{0,9})"
    WHAT: ClassVar = "a version"
    HELP: ClassVar = "write the number of a version, or `newest` for the version of the spec"


DataModelName = Annotated[str, DataModelNameWord]
Id = Annotated[str, IdWord]
AliasName = Annotated[str, AliasNameWord]
Version = Annotated[str, VersionWord]
Name = Annotated[str, NameWord]
StageName = Annotated[str, StageNameWord]
VariableName = Annotated[str, VariableNameWord]
ResourceName = Annotated[str, ResourceNameWord]
AccountId = Annotated[str, AccountIdWord]
Region = Annotated[str, RegionWord]
FieldName = Annotated[str, FieldNameWord]
HeaderName = Annotated[str, HeaderNameWord]
Scope = Annotated[str, ScopeWord]
ParameterPath = Annotated[str, ParameterPathWord]
Action = Annotated[str, ActionWord]
