"""What is said to be in effect for a route."""

from pathlib import Path

import pytest

from gatewright.compile import compile_all
from gatewright.compose.specfile import open_spec, read_spec
from gatewright.explain import Fact, facts
from gatewright.explain.spelling import spell

ROOT = Path(__file__).parents[3]
SPECS = sorted(path for folder in ("specs", "tests/cases/spec") for path in (ROOT / folder).rglob("*.yaml"))

SPEC = b"""\
gatewright: 1
name: shop
kind: rest
backends: {legacy: {http: {url: "https://example.com", timeout: 5s}}}
defaults: {auth: none, query: {lang: {description: A tag}, page: {type: integer}}}
routes:
  /orders:
    auth: iam
    query: {page: none}
    routes:
      GET: legacy
      PUT: {backend: {mock: {status: 202}}, summary: Write}
stages: {dev: {}}
"""


def found(route: str, folder: Path) -> dict[str, Fact]:
    (made,) = compile_all([read_spec(SPEC, name="shop.yaml", folder=folder)])
    assert made.gateway is not None
    assert made.document is not None
    wanted = made.gateway.route(route)
    assert wanted is not None
    return {fact.name: fact for fact in facts(wanted, made.document)}


def test_the_innermost_word_counts_and_is_the_one_pointed_at(tmp_path: Path) -> None:
    assert found("GET /orders", tmp_path)["auth"] == Fact("auth", "iam", ("routes", "/orders", "auth"))


def test_layers_add_up_but_for_what_is_taken_away(tmp_path: Path) -> None:
    names = found("GET /orders", tmp_path)
    assert names["query lang"].path == ("defaults", "query", "lang")
    assert "query page" not in names


def test_a_backend_is_told_with_what_it_says_of_itself(tmp_path: Path) -> None:
    by_name = found("GET /orders", tmp_path)
    assert by_name["backend"].value == "legacy (https://example.com)"
    assert by_name["backend timeout"] == Fact("backend timeout", "5 s", ("backends", "legacy", "http", "timeout"))
    in_place = found("PUT /orders", tmp_path)
    assert in_place["backend"].value == "mock response with status 202"
    assert in_place["summary"].path == ("routes", "/orders", "routes", "PUT", "summary")


SERVICES = """\
gatewright: 1
name: intake
kind: {kind}
backends:
  {backend}
routes: {{POST /: orders}}
stages: {{live: {{}}}}
"""
QUEUE = '{sqs: "arn:aws:sqs:eu-west-1:111122223333:orders"}'
BUCKET = '{s3: {bucket: "arn:aws:s3:::orders", action: PutObject, key: a}}'
MODEL = "{aws: {service: runtime.sagemaker, path: /endpoints/a/invocations, as_caller: true}}"


@pytest.mark.parametrize(
    ("kind", "backend", "told"),
    [
        ("rest", QUEUE, "sqs: SendMessage"),
        ("http", QUEUE, "SQS: SendMessage"),
        ("rest", BUCKET, "s3: PutObject"),
        ("rest", MODEL, "runtime.sagemaker: POST"),
    ],
)
def test_a_service_is_told_with_what_is_asked_of_it(kind: str, backend: str, told: str) -> None:
    text = SERVICES.format(kind=kind, backend=f"orders: {backend}")
    (made,) = compile_all([read_spec(text.encode(), name="intake.yaml", folder=ROOT)])
    assert made.gateway is not None
    assert spell(made.gateway.routes[0].backend) == f"orders ({told})"


@pytest.mark.parametrize("path", SPECS, ids=lambda path: str(path.relative_to(ROOT)))
def test_everything_in_the_language_can_be_explained(path: Path) -> None:
    for made in compile_all([open_spec(path)]):
        if made.gateway is None or made.document is None:
            continue
        for route in made.gateway.routes:
            for fact in facts(route, made.document):
                assert fact.value
                assert " object at 0x" not in fact.value
                assert "(" not in fact.value or fact.name == "backend" or fact.path, fact
