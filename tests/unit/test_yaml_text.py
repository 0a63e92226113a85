"""Templates as YAML."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gatewright.formats.yaml_text import to_yaml

SCALARS = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"))
VALUES = st.recursive(SCALARS | TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner))


@given(VALUES)
def test_it_reads_back_as_what_was_written(value: object) -> None:
    assert yaml.safe_load(to_yaml(value)) == value


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "No",
        "on",
        "y",
        "012",
        "089",
        "012345678901",
        "0o17",
        "1e3",
        "12:30",
        "1_000",
        "2012-10-17",
        "~",
        "null",
        ".5",
    ],
)
def test_text_that_some_parser_would_take_for_something_else_is_in_quotes(text: str) -> None:
    assert to_yaml({"key": text}) == f"key: '{text}'\n"


@pytest.mark.parametrize(
    "text", ["AWS::Lambda::Function", "app.handler", "python3.13", "arn:aws:lambda:x", "eu-west-1"]
)
def test_plain_words_stay_plain(text: str) -> None:
    assert to_yaml({"key": text}) == f"key: {text}\n"


def test_the_order_stays_and_nothing_is_said_by_reference() -> None:
    shared = {"Ref": "Api"}
    assert to_yaml({"b": shared, "a": [shared]}) == "b:\n  Ref: Api\na:\n- Ref: Api\n"


def test_text_of_several_lines_is_a_block() -> None:
    assert to_yaml({"key": "one\ntwo\n"}) == "key: |\n  one\n  two\n"
