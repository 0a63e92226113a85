"""DynamoDB: items of a table."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend
from gatewright.spec.values.name import VariableName


@model(marker="number")
class NumberAttribute(Struct, frozen=True, kw_only=True):
    """An attribute that is a number."""

    number: ValueSource
    """Where it comes from. What is no number is refused by the table."""


@model(marker="boolean")
class BooleanAttribute(Struct, frozen=True, kw_only=True):
    """An attribute that is true or false."""

    boolean: ValueSource
    """Where it comes from. What is neither is refused by the table."""


Attribute = bool | int | float | ValueSource | NumberAttribute | BooleanAttribute
"""The value of an attribute. A bare source is text; numbers and booleans that are written stand for themselves."""


@model(tag="dynamodb")
class DynamodbBackend(MessageBackend, frozen=True, kw_only=True):
    """A table whose items are read and written.

    Items are answered as plain JSON. `GetItem` answers 404 for one that is not there, a condition that does not hold
    is 409, and `DeleteItem` answers 204. `UpdateItem` answers with the whole item as it is then. `Query` answers with
    `items`, and where there are more with `next`, the key that `start` begins behind. Maps and lists in items may be
    four deep; anything deeper makes the answer a 500.
    """

    table: Reference
    """The table: one that is bound, its ARN, or a reference to its ARN."""
    action: Literal["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"]
    """What is asked of the table."""
    key: Mapping[str, Attribute] | None = None
    """The item's key: `{id: path.id}`."""
    item: Mapping[str, Attribute] | None = None
    """The whole item for `PutItem`. Attributes that a request has nothing for are left out."""
    update: str | None = None
    """The update expression: `SET #status = :status`."""
    condition: str | None = None
    """A condition expression that must hold, or callers get 409: `attribute_exists(id)`."""
    key_condition: str | None = None
    """Which items a query finds, as a key condition expression: `customer = :customer`."""
    filter: str | None = None
    """Which of them it leaves in, as a filter expression."""
    projection: str | None = None
    """Which attributes are read, as a projection expression."""
    index: str | None = None
    """The index to query, instead of the table."""
    names: Mapping[VariableName, str] | None = None
    """What the names with `#` in expressions stand for, without the `#`: `{status: status}`."""
    values: Mapping[VariableName, Attribute] | None = None
    """What the values with `:` in expressions stand for, without the colon: `{status: body.status}`."""
    limit: int | None = None
    """How many items a query looks at."""
    descending: bool | None = None
    """Whether a query begins with the greatest sort key; with the least when nothing is said."""
    start: Mapping[str, Attribute] | None = None
    """The key that a query begins behind, if the request has all of it: `{id: query.after}`."""
    consistent: bool | None = None
    """Whether the newest state is read, at twice the price; it need not be when nothing is said."""
