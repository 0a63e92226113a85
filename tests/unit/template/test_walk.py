"""Values: what is inside one is found in order, and a transformer rebuilds what it does not change."""

from collections.abc import Mapping

from gatewright.template import (
    REGION,
    Deferred,
    GetAtt,
    Hole,
    Import,
    Lookup,
    Origin,
    Piece,
    Prose,
    Ref,
    Text,
    Transformer,
    Value,
    references,
    walk,
)
from gatewright.template.intrinsic import intrinsic

HOLE = Hole("bind", "orders", "arn")
VALUE: Mapping[str, Value] = {
    "Name": Prose("orders"),
    "Uri": Origin(("backends",), Text(("arn:", REGION, Piece(GetAtt("Orders", "Arn"), ":", 1)))),
    "Limits": [1, 0.5, True, None, {"Ids": (Import("other"), Lookup("Pool", "/pool"))}],
    "Role": HOLE,
}


def test_walking_finds_values_in_order_with_their_origins() -> None:
    assert references(VALUE, ("name",)) == [
        (REGION, ("backends",)),
        (GetAtt("Orders", "Arn"), ("backends",)),
        (Import("other"), ("name",)),
        (Lookup("Pool", "/pool"), ("name",)),
        (HOLE, ("name",)),
    ]
    assert [text for text, _ in walk(VALUE, (), str)] == ["arn:", "other"]


def test_a_transformer_without_overrides_rebuilds_an_equal_value() -> None:
    listed: Value = Origin(("routes",), {"Text": Text(("a", REGION)), "List": [VALUE["Uri"], HOLE, Import("other")]})
    assert Transformer().value(listed) == listed


def test_a_transformer_joins_texts_that_have_no_references_left() -> None:
    class Known(Transformer):
        def deferred(self, deferred: Deferred) -> Value:
            return "eu-west-1" if deferred == REGION else super().deferred(deferred)

    assert Known().value(Text(("in ", REGION))) == "in eu-west-1"


def test_a_substitution_names_what_its_pattern_cannot() -> None:
    assert intrinsic(Text(("${x} ", Ref("Api"), " ", HOLE))) == {"Fn::Sub": ["${!x} ${Api} ${Part1}", {"Part1": HOLE}]}
