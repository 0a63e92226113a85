"""What is said of postures is what the checkers say, and what the specs become."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from scripts.manual.features import in_language
from scripts.manual.postures import Always, Point, page, read_postures

from checkers.asking import Answer, ask_checkov, ask_guard, ask_linters, ask_nag, missing
from documents import blocks
from gatewright.compile import Request, compile_spec
from gatewright.compose.posture import postured
from gatewright.compose.specfile import read_spec
from gatewright.diagnostics import Severity
from gatewright.document import MappingNode, Node
from gatewright.document import Path as Keys
from gatewright.spec.kind import Kind
from gatewright.template.rendering import render, to_json

SPECS = Path(__file__).parent / "specs"
SOURCE = Path("docs/postures.yaml").read_text("utf-8")
POSTURES = read_postures(SOURCE)
KINDS: tuple[Kind, ...] = ("rest", "http", "websocket")

needs_checkers = pytest.mark.skipif(bool(missing()), reason=missing())


def strict(kind: str) -> str:
    return (SPECS / f"{kind}.yaml").read_text("utf-8")


def baseline(kind: str) -> str:
    """The spec without a posture, and without the cache that no posture switches on."""
    return strict(kind).replace("posture: strict\n", "").replace("cache: {size: 0.5GB}", "")


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, Answer]]:
    """What each checker says of a spec, asked once."""

    @cache
    def asked(text: str) -> dict[str, Answer]:
        folder = tmp_path_factory.mktemp("checkers")
        compilation = compile_spec(
            read_spec(text.encode(), name="spec.yaml", folder=folder), Request(environment="prod")
        )
        assert compilation.template is not None, compilation.diagnostics
        template = folder / "template.json"
        template.write_text(to_json(render(compilation.template).body), "utf-8")
        return {
            "cdk-nag": ask_nag(template, folder / "app"),
            "Checkov": ask_checkov(template),
            "Control Tower": ask_guard(template),
            "linters": ask_linters(template),
        }

    return asked


def failed(answers: dict[str, Answer]) -> set[str]:
    return {rule for answer in answers.values() for rule in answer.failed}


def rules_without(kind: Kind) -> set[str]:
    """What a spec of a kind fails that has no posture, as the data has it."""
    priced = {rule for point in POSTURES.points for rule in (point.rules or {}).get(kind, ())}
    return priced | remainder(kind)


def remainder(kind: Kind) -> set[str]:
    return {rule for found in POSTURES.contradictions for rule in (found.fail or {}).get(kind, ())}


@needs_checkers
@pytest.mark.parametrize("kind", KINDS)
def test_a_strict_spec_fails_nothing_but_what_cannot_be(kind: Kind, ask: Callable[[str], dict[str, Answer]]) -> None:
    assert failed(ask(strict(kind))) == remainder(kind)


def test_a_strict_rest_spec_has_no_remainder() -> None:
    assert remainder("rest") == set()


@needs_checkers
@pytest.mark.parametrize("kind", KINDS)
def test_without_a_posture_a_spec_fails_what_is_said_and_no_more(
    kind: Kind, ask: Callable[[str], dict[str, Answer]]
) -> None:
    assert failed(ask(baseline(kind))) == rules_without(kind)


@needs_checkers
def test_so_many_rules_look_at_a_strict_spec(ask: Callable[[str], dict[str, Answer]]) -> None:
    """cdk-nag tells only what fails: there, rules count that a careless spec of the same things fails."""
    bare, found = ask(strict("bare")), ask(strict("rest"))
    assert {
        "cdk-nag": len(bare["cdk-nag"].failed),
        "Checkov": len(found["Checkov"].passed),
        "Control Tower": len(found["Control Tower"].passed),
    } == POSTURES.asked


@needs_checkers
def test_rules_about_what_strict_adds_look_at_it(ask: Callable[[str], dict[str, Answer]]) -> None:
    then = {rule for point in POSTURES.points for rule in point.then}
    assert then - failed(ask(strict("bare"))) == set()
    assert then & failed(ask(strict("rest"))) == set()


@needs_checkers
@pytest.mark.parametrize("what", POSTURES.always, ids=lambda each: each.what)
def test_what_always_holds_is_looked_at_and_holds(what: Always, ask: Callable[[str], dict[str, Answer]]) -> None:
    rules = set(what.rules)
    looked = failed(ask(strict("bare"))).union(*(answer.passed for answer in ask(strict("rest")).values()))
    looked |= failed(ask(strict("websocket")))
    assert rules - looked == set()
    assert rules & failed(ask(baseline("rest"))) == set()


OFF = {
    "stages.*.logs.access": "logs: {access: off}",
    "stages.*.logs.execution": "logs: {execution: off}",
    "stages.*.tracing": "tracing: false",
    "stages.*.firewall": "firewall: none",
    "stages.*.client_certificate": "client_certificate: none",
    "stages.*.throttle": "throttle: none",
    "source_account": "source_account: false",
    "log_key": "log_key: none",
}
"""How a strict spec says that it does without a point, by the point's first key."""


@needs_checkers
@pytest.mark.parametrize("key", OFF)
def test_without_one_point_a_strict_spec_fails_the_rules_of_that_point(
    key: str, ask: Callable[[str], dict[str, Answer]]
) -> None:
    (point,) = (point for point in POSTURES.points if point.keys[:1] == (key,))
    stages = "stages:\n  prod: {"
    without = f"{stages}{OFF[key]}, " if key.startswith("stages.") else f"{OFF[key]}\n{stages}"
    assert stages in strict("rest")
    found = failed(ask(strict("rest").replace(stages, without)))
    assert found
    assert found == set((point.rules or {}).get("rest", ())) or (not point.rules and found <= set(point.then))


MORE = {
    "rest": "firewalls: {own: {managed: [common]}}\n",
    "http": "",
    "websocket": "domains: {chat.example.com: {zone: Z0123456789ABC}}\n",
}
"""What else a spec has to have so that everything is added that can be."""


@pytest.mark.parametrize("kind", KINDS)
def test_the_points_are_what_strict_adds(kind: Kind, tmp_path: Path) -> None:
    document = read_spec((strict(kind) + MORE[kind]).encode(), name="spec.yaml", folder=tmp_path).document
    assert document is not None
    said = {key for point in POSTURES.points if kind in point.kinds for key in point.keys}
    added = {_key(path) for path in _added(document.root, postured(document).root, ())}
    assert {next((key for key in said if f"{found}.".startswith(f"{key}.")), found) for found in added} == said


def _added(written: Node | None, whole: Node, path: Keys) -> Iterator[Keys]:
    """The paths of what stands in a document and was not written."""
    if written is None and (not isinstance(whole, MappingNode) or not whole.entries):
        yield path
    for key, entry in whole.entries.items() if isinstance(whole, MappingNode) else ():
        yield from _added(written.get(key) if isinstance(written, MappingNode) else None, entry.value, (*path, key))


def _key(path: Keys) -> str:
    """A path as it is said of every stage and every firewall."""
    names = ("*" if index == 1 and path[0] in ("stages", "firewalls") else str(key) for index, key in enumerate(path))
    return ".".join(names)


@pytest.mark.parametrize("point", POSTURES.points, ids=lambda point: point.point)
def test_keys_of_points_are_in_the_language(point: Point) -> None:
    assert [key for key in point.keys if not in_language(key)] == []


def test_the_page_is_what_the_data_says() -> None:
    assert Path("docs/postures.md").read_text("utf-8") == page(SOURCE)


@pytest.mark.parametrize("text", blocks(Path("docs/postures.md"), "yaml"))
def test_specs_on_the_page_are_right(text: str, tmp_path: Path) -> None:
    compilation = compile_spec(read_spec(text.encode(), name="shop.yaml", folder=tmp_path), Request())
    assert [said.message for said in compilation.diagnostics if said.severity is not Severity.INFO] == []
    assert compilation.template is not None
