"""The YAML that CDK is given: whatever repeats is written once, and it reads back as it was."""

from __future__ import annotations

import json
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.cdk.compact import compact_yaml

# PyYAML does not read pairs of surrogates, which is how JSON in ASCII writes what is beyond these.
TEXTS = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=5)

values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(TEXTS, st.integers(-(2**53), 2**53), st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)


@settings(deadline=None)
@given(values, values, st.integers(0, 60))
def test_it_reads_back_as_it_was(one: Any, other: Any, times: int) -> None:
    value = {"a": [one, other], "b": {"c": [{"d": one}] * times}, "e": [other, [one, other]]}
    assert yaml.safe_load(compact_yaml(value)) == value


def test_what_repeats_is_written_once() -> None:
    part = {"long enough to be worth it": ["one", "two", "three"]}
    text = compact_yaml([part] * 40)
    assert text.count("three") == 1
    assert len(text) < len(json.dumps([part] * 40)) / 4


def test_no_anchor_has_more_aliases_than_the_parser_takes() -> None:
    part = {"long enough to be worth it": ["one", "two", "three"]}
    text = compact_yaml([part] * 1000)
    anchors = {word.removeprefix("&") for word in text.replace("[", " ").split() if word.startswith("&")}
    assert all(text.count(f"*{anchor} ") <= 100 for anchor in anchors)


def test_what_does_not_repeat_is_json() -> None:
    value: dict[str, Any] = {"a": [1, True, None, "é", {}], "b": []}
    assert json.loads(compact_yaml(value)) == value
