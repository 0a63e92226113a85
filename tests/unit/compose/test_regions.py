"""The environment's part is laid over the spec, and the region's over that."""

from collections.abc import Mapping
from typing import Any

import pytest

from gatewright.compose.composing import compose, domains_by_region
from gatewright.diagnostics import has_errors
from gatewright.document import Document, plain
from gatewright.read import read_bytes

SPEC = """\
inputs: {size: 1, word: {type: string}}
tags: {size: "${inputs.size}", word: "${inputs.word}", spec: spec, environment: spec, region: spec}
domains: {"${inputs.word}.example.com": {zone: Z1}, b.example.com: {}}
environments:
  dev: {inputs: {word: dev}}
  prod:
    inputs: {size: 2, word: prod}
    patch: {tags: {environment: prod, region: prod}}
    regions:
      eu-west-1: {inputs: {size: 3}, patch: {tags: {region: eu}}}
      us-east-1: {patch: {inputs: {size: {default: 9}}, domains: {b.example.com: none}}}
"""


@pytest.fixture
def spec() -> Document:
    _, document, _ = read_bytes(SPEC.encode(), "spec.yaml", "spec.yaml")
    assert document is not None
    return document


def tags(spec: Document, target: str, given: Mapping[str, Any] | None = None) -> Any:
    composed = compose(spec, target, given or {})
    assert not has_errors(composed.diagnostics)
    node = composed.document.find(("tags",))
    assert node is not None
    return plain(node)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("dev", {"size": 1, "word": "dev", "environment": "spec", "region": "spec"}),
        ("prod/eu-west-1", {"size": 3, "word": "prod", "environment": "prod", "region": "eu"}),
        ("prod/us-east-1", {"size": 2, "word": "prod", "environment": "prod", "region": "prod"}),
    ],
)
def test_what_is_said_nearest_counts(spec: Document, target: str, expected: dict[str, Any]) -> None:
    assert tags(spec, target) == {"spec": "spec", **expected}


def test_the_caller_is_nearest_of_all(spec: Document) -> None:
    assert tags(spec, "prod/eu-west-1", {"size": 7, "word": "here"})["size"] == 7


@pytest.mark.parametrize(
    ("asked", "message", "help"),
    [
        ("prod", "the environment 'prod' has several regions", "write one of them: `prod/eu-west-1`, `prod/us-east-1`"),
        ("prod/eu-west-2", "there is no environment 'prod/eu-west-2'", "did you mean `prod/eu-west-1`?"),
        ("prdo", "there is no environment 'prdo'", "did you mean `prod`?"),
        ("dev/eu-west-1", "there is no environment 'dev/eu-west-1'", ""),
    ],
)
def test_one_target_is_compiled_at_a_time(spec: Document, asked: str, message: str, help: str) -> None:
    said = [said for said in compose(spec, asked, {}).diagnostics if said.code.name == "unknown-environment"]
    assert [each.message for each in said] == [message]
    assert help in said[0].help


def test_a_region_knows_the_domains_of_the_others(spec: Document) -> None:
    found = domains_by_region(spec, "prod/us-east-1", {})
    assert {region: plain(domains) for region, domains in found.items()} == {
        "eu-west-1": {"prod.example.com": {"zone": "Z1"}, "b.example.com": {}},
        "us-east-1": {"prod.example.com": {"zone": "Z1"}},
    }


@pytest.mark.parametrize("target", [None, "dev", "prod"])
def test_where_there_is_one_region_there_are_no_others(spec: Document, target: str | None) -> None:
    assert domains_by_region(spec, target, {}) == {}
