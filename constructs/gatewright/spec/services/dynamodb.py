"""DynamoDB: items of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import OFF
from gatewright.spec.kind import HTTP, USE_FUNCTION, Lack
from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend
from gatewright.spec.values.name import VariableName


@model(marker="number")
class NumberAttribute(Struct, frozen=True, kw_only=True):
    """An attribute of type number."""

    number: ValueSource
    """The source of the value. DynamoDB rejects a value that is not a number."""


@model(marker="boolean")
class BooleanAttribute(Struct, frozen=True, kw_only=True):
    """An attribute of type boolean."""

    boolean: ValueSource
    """The source of the value. DynamoDB rejects values other than `true` and `false`."""


Attribute = bool | int | float | ValueSource | NumberAttribute | BooleanAttribute
"""The value of an attribute. A source alone is a string; literal numbers and booleans keep their type."""


@model(
    tag="dynamodb",
    lacks=(Lack(HTTP, "direct integration with DynamoDB", USE_FUNCTION),),
)
class DynamodbBackend(MessageBackend, frozen=True, kw_only=True):
    """A table to read and write items of.

    Responses have items as plain JSON. `GetItem` returns 404 for an item that does not exist, `DeleteItem` returns 204,
    and a false condition returns 409. `UpdateItem` returns the whole new item. `Query` returns `items` and, if there
    are more, `next`: the key to use as `start`. Maps and lists in items can have four levels; an item with more levels
    returns 500.
    """

    table: Reference
    """The table: a bound name, its ARN, or a reference to its ARN."""
    action: Literal["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"]
    """The action on the table."""
    key: Mapping[str, Attribute] | None = None
    """The item's key: `{id: path.id}`."""
    item: Mapping[str, Attribute] | None = None
    """The whole item for `PutItem`, without attributes for which the request has no value."""
    update: str | None = None
    """The update expression: `SET #status = :status`."""
    condition: str | None = None
    """A condition expression: `attribute_exists(id)`. If it is false, clients get 409."""
    key_condition: str | None = None
    """The key condition expression of a query: `customer = :customer`."""
    filter: str | None = None
    """The filter expression of a query, for the items that it found."""
    projection: str | None = None
    """The projection expression: the attributes to read."""
    index: str | None = None
    """The index to query, instead of the table."""
    names: Mapping[VariableName, str] | None = None
    """The attribute names for placeholders with `#` in expressions, without the `#`: `{status: status}`."""
    values: Mapping[VariableName, Attribute] | None = None
    """The values for placeholders with `:` in expressions, without the colon: `{status: body.status}`."""
    limit: int | None = None
    """The maximum number of items that a query evaluates."""
    descending: Annotated[bool | None, OFF] = None
    """Sorts the items of a query from the greatest sort key down."""
    start: Mapping[str, Attribute] | None = None
    """The key after which a query starts, if the request has all of it: `{id: query.after}`."""
    consistent: Annotated[bool | None, OFF] = None
    """Enables strongly consistent reads, at twice the price."""
