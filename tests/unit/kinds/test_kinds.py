"""What kinds of API lack: the table, and what is said of a spec."""

import json
import re
from pathlib import Path

import pytest

from gatewright.compose.specfile import open_spec
from gatewright.explain.kind import compare
from gatewright.load import schema
from gatewright.load.kinds import lacking
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.kinds import LACKS, NAMES

ENTRIES = {"route": "RouteSpec", "stage": "Stage", "plan": "Plan", "authorizer": "", "backend": ""}
SCHEMA = json.loads(schema.text())


def test_no_lack_is_listed_twice_for_a_kind() -> None:
    pairs = [(lack.key, kind) for lack in LACKS for kind in lack.kinds]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("key", sorted({lack.key for lack in LACKS}))
def test_every_key_of_the_table_is_a_word_of_the_language(key: str) -> None:
    words = re.split(r"[.=]", key)
    known = json.dumps(SCHEMA)
    for word in words[1:] if words[0] in ENTRIES else words:
        is_value = word in ("*", "true", "false", "$default") or word.isdigit()
        assert is_value or f'"{word}"' in known or f" {word}" in known, word


def test_messages_read_as_sentences() -> None:
    for lack in LACKS:
        assert not lack.what.endswith("."), lack
        assert lack.instead[0].islower() or lack.instead.startswith(("`", "CloudFront")), lack


SPEC = """\
gatewright: 1
name: shop
kind: rest
backends:
  fixed: {mock: {}}
  queue: {sqs: {queue: "arn:aws:sqs:eu-west-1:111122223333:orders", message: {id: body.id}}}
defaults: {auth: none, validate: all}
routes:
  /orders:
    cache: {ttl: 1m}
    routes:
      GET: fixed
      POST: {backend: queue, api_key: true}
stages: {live: {tracing: true}}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    file = tmp_path / "shop.yaml"
    file.write_text(SPEC)
    return file


def test_what_http_lacks_is_found_in_defaults_groups_routes_and_backends(spec: Path) -> None:
    document = open_spec(spec).document
    assert document is not None
    found = [(document.key_place(path).line, lack.key) for lack, path in lacking(document, "http")]
    assert found == [
        (5, "backend.mock"),
        (6, "backend.sqs.message.*"),
        (7, "route.validate"),
        (10, "route.cache"),
        (13, "route.api_key"),
        (14, "stage.tracing"),
    ]


def test_rest_lacks_nothing_that_a_rest_spec_uses(spec: Path) -> None:
    document = open_spec(spec).document
    assert document is not None
    assert list(lacking(document, "rest")) == []


def test_a_spec_is_compared_with_all_kinds_and_its_own_first(spec: Path) -> None:
    document = open_spec(spec).document
    assert document is not None
    compared = compare(document, "rest")
    assert [found.kind for found in compared] == ["rest", "http", "websocket"]
    assert [bool(found.misfit) for found in compared] == [False, False, True]
    assert {*NAMES} == {found.kind for found in compared}


def test_the_kinds_of_the_table_are_those_of_the_language() -> None:
    assert set(GatewaySpec.__annotations__["kind"].__args__) == {*NAMES}
