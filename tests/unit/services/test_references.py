"""However a thing is meant, its name and address are made from its ARN."""

import pytest

from gatewright.gateway import ServiceTarget
from gatewright.ledger.snapshot import canonical
from gatewright.lower.ids import Ids
from gatewright.lower.reference import any_text
from gatewright.spec.services.s3 import ObjectKey
from gatewright.spec.values.value import BadValueError
from gatewright.template import Piece, Value, piece
from unit.services.backends import BUCKET, QUEUE, TABLE
from unit.services.targets import target

REFERENCES = ("orders", "{ssm: /shop/arn}", "{import: shop-arn}")
"""All that is known only when the stack is deployed: `orders` is bound."""


def pieces(value: Value) -> list[Piece]:
    parts = getattr(value, "parts", (value,))
    return [part for part in parts if isinstance(part, Piece)]


def addressed(found: ServiceTarget) -> Value:
    return any_text(found.url, Ids("Shop"))


def test_a_queue_in_another_region_is_called_there() -> None:
    found = target(f"{{sqs: '{QUEUE.replace('eu-west-1', 'us-east-1')}'}}")
    assert found.region == "us-east-1"
    assert addressed(found) == "111122223333/orders"


@pytest.mark.parametrize("reference", REFERENCES)
def test_account_and_name_of_a_queue_are_parts_of_its_arn(reference: str) -> None:
    found = target(f"{{sqs: {{queue: {reference}}}}}")
    assert found.region is None
    assert [(part.separator, part.index) for part in pieces(addressed(found))] == [(":", 4), (":", 5)]


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_bucket_is_the_last_part_of_its_arn(reference: str) -> None:
    found = target(f"{{s3: {{bucket: {reference}, action: GetObject, key: a}}}}", "bucket")
    assert [(part.separator, part.index) for part in pieces(addressed(found))] == [(":", 5)]


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_table_is_what_stands_behind_the_slash(reference: str) -> None:
    backend = f"{{dynamodb: {{table: {reference}, action: GetItem, key: {{id: path.id}}}}}}"
    (template,) = target(backend, "table").templates.values()
    assert [(part.separator, part.index) for part in pieces(any_text(template, Ids("Shop")))] == [("/", 1)]


def test_a_piece_of_plain_text_is_plain() -> None:
    assert piece(TABLE, "/", 1) == "orders"
    assert piece(BUCKET, ":", 5) == "orders"


def test_a_piece_is_known_by_what_it_is_a_piece_of() -> None:
    assert canonical(Piece("a:b", ":", 1)) == {"Piece": ["a:b", ":", 1]}


@pytest.mark.parametrize("key", ["a.json", "{id}", "a/{id}/{context.requestId}.json", "{header.X-Name}"])
def test_a_key_is_spelled_as_it_was_written(key: str) -> None:
    assert str(ObjectKey.parse(key)) == key


@pytest.mark.parametrize(
    "key", ["", "a b", "a?b", "a#b", "{", "}", "a{id", "path.key", "{id}{", "$x", 'a"b', "a%2fb", "{a.b}"]
)
def test_what_would_not_stay_a_key_in_an_address_is_refused(key: str) -> None:
    with pytest.raises(BadValueError):
        ObjectKey.parse(key)
