"""A posture is a layer below the spec: what the spec says goes before it, whatever that is."""

import re
from pathlib import Path

import pytest

from gatewright.compile import Compilation, Request, compile_spec, environments
from gatewright.compose.posture import is_from_posture, postured
from gatewright.compose.specfile import open_spec, read_spec
from gatewright.diagnostics import Severity
from gatewright.document import Document, plain


def is_right(path: Path) -> bool:
    """Whether this is the spec of a gateway without a posture, from which templates come."""
    text = path.read_text("utf-8")
    has_template = any(path.parent.glob(f"{path.stem}.*template.yaml"))
    is_gateway = re.search(r"^kind: (rest|http|websocket)$", text, re.MULTILINE)
    return is_gateway is not None and "posture:" not in text and has_template


CASES = Path(__file__).parents[2] / "cases" / "spec"
SPECS = sorted(path for path in CASES.rglob("*.yaml") if is_right(path))

HEAD = "gatewright: 1\nname: shop\nkind: rest\nposture: strict\nroutes: {GET /: {backend: {mock: {}}}}\n"


def compiled(text: str, folder: Path, environment: str | None = None) -> Compilation:
    return compile_spec(read_spec(text.encode(), name="shop.yaml", folder=folder), Request(environment=environment))


def written(text: str, folder: Path) -> Document:
    document = read_spec(text.encode(), name="shop.yaml", folder=folder).document
    assert document is not None
    return document


@pytest.mark.parametrize("posture", ["", "posture: baseline\n"])
def test_baseline_adds_nothing(posture: str, tmp_path: Path) -> None:
    document = written(HEAD.replace("posture: strict\n", posture) + "stages: {dev: {}}\n", tmp_path)
    assert postured(document) is document


@pytest.mark.parametrize("kind", ["rest", "http", "websocket"])
def test_it_adds_to_what_is_there_and_changes_nothing(kind: str, tmp_path: Path) -> None:
    text = HEAD.replace("kind: rest", f"kind: {kind}")
    said = "stages: {dev: {logs: {access: clf, key: a}, metrics: basic, tracing: false, throttle: {rate: 1}}}\n"
    document = written(text + said, tmp_path)
    before, after = plain(document.root), plain(postured(document).root)
    assert _within(before, after)
    assert after["stages"]["dev"]["throttle"] == {"rate": 1}  # type: ignore[index]


def _within(part: object, whole: object) -> bool:
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(key in whole and _within(value, whole[key]) for key, value in part.items())
    return part == whole


def test_what_it_says_stands_where_it_is_asked_for(tmp_path: Path) -> None:
    document = postured(written(HEAD + "stages: {dev: {logs: {access: clf}}}\n", tmp_path))
    place = document.value_place(("posture",))
    assert document.value_place(("stages", "dev", "logs", "execution")) == place
    assert is_from_posture(document, ("stages", "dev", "logs", "execution"))
    assert not is_from_posture(document, ("stages", "dev", "logs", "access"))
    assert not is_from_posture(document, ("stages", "dev"))
    assert not is_from_posture(document, ("posture",))


@pytest.mark.parametrize(
    "stages",
    ["", "stages: [dev]\n", "stages: {dev: 5}\n", "stages: {dev: {logs: 5}}\n", "domains: 5\n"],
)
def test_what_is_faulty_stays_faulty(stages: str, tmp_path: Path) -> None:
    plainly = compiled(HEAD.replace("posture: strict\n", "") + stages, tmp_path)
    strictly = compiled(HEAD + stages, tmp_path)
    said = {each.message for each in plainly.diagnostics if each.severity == "error"}
    assert said
    assert said == {each.message for each in strictly.diagnostics if each.severity == "error"}


def test_a_firewall_of_the_same_name_takes_the_place_of_the_postures(tmp_path: Path) -> None:
    made = compiled(HEAD + "firewalls: {strict: {managed: [linux]}}\nstages: {dev: {}}\n", tmp_path)
    assert made.gateway is not None
    (firewall,) = made.gateway.used_firewalls
    assert [rule.name for rule in firewall.rules] == ["managed-linux"]
    assert firewall.logs is not None


@pytest.mark.parametrize(
    ("firewall", "made"), [("strict", ["strict"]), ("none", []), ("{managed: [linux]}", ["dev"])], ids=str
)
def test_the_firewall_is_made_where_a_stage_has_it(firewall: str, made: list[str], tmp_path: Path) -> None:
    found = compiled(HEAD + f"stages: {{dev: {{firewall: {firewall}}}}}\n", tmp_path).gateway
    assert found is not None
    assert [each.name for each in found.used_firewalls] == made
    assert all(each.logs for each in found.used_firewalls)


@pytest.mark.parametrize("key", ["ssm: /acl", "import: Acl", "resource: Acl.Arn", "cloudfront: main"])
def test_a_firewall_that_is_elsewhere_is_left_as_it_is(key: str, tmp_path: Path) -> None:
    document = postured(written(HEAD + f"stages: {{dev: {{firewall: {{{key}}}}}}}\n", tmp_path))
    node = document.find(("stages", "dev", "firewall"))
    assert node is not None
    assert plain(node) == dict([key.split(": ")])


def test_an_environment_can_have_another_posture(tmp_path: Path) -> None:
    text = HEAD + "stages: {dev: {}}\nenvironments: {test: {patch: {posture: baseline}}, live: {}}\n"
    tracing = {
        environment: [stage.tracing for stage in made.stages]
        for environment in ("test", "live")
        if (made := compiled(text, tmp_path, environment).gateway)
    }
    assert tracing == {"test": [False], "live": [True]}


def test_an_input_can_say_the_posture(tmp_path: Path) -> None:
    text = HEAD.replace("strict", "${inputs.posture}")
    made = compiled(text + "inputs: {posture: {default: strict}}\nstages: {dev: {}}\n", tmp_path).gateway
    assert made is not None
    assert made.stages[0].tracing


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: str(path.relative_to(CASES).with_suffix("")))
def test_no_spec_that_is_right_gets_wrong_by_it(spec: Path) -> None:
    text = spec.read_text("utf-8")
    for environment in environments(open_spec(spec)):
        if compiled(text, spec.parent, environment).template is not None:
            found = compiled(f"{text}\nposture: strict\n", spec.parent, environment).diagnostics
            assert [said.message for said in found if said.severity is Severity.ERROR] == []
