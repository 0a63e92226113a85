"""Examples of one kind of API as another kind: what goes on working, and what is said where it does not.

What is said stands in `cases/kinds`. Run with `--update-cases` to write it anew, and read the difference.
"""

from pathlib import Path

import pytest

from gatewright.compile import Compilation, compile_all
from gatewright.compose.specfile import read_spec
from gatewright.diagnostics import ordered
from test_cases import compare, diagnostics_text

CASES = Path(__file__).parent / "cases" / "kinds"


def as_kind(kind: str, example: Path) -> tuple[Compilation, ...]:
    """An example for all its environments, with another `kind` and nothing else changed."""
    text = example.read_text("utf-8")
    changed = text.replace("kind: rest\n", f"kind: {kind}\n")
    assert changed != text
    file = read_spec(changed.encode(), name=example.name, folder=example.parent, key=example.name)
    return compile_all([file])


def test_the_quick_start_is_an_http_api_when_it_says_so() -> None:
    (made,) = as_kind("http", Path("specs/quickstart.yaml"))
    assert made.diagnostics == ()
    assert made.template is not None
    routes = [part.snapshot for part in made.template.resources if part.type == "AWS::ApiGatewayV2::Route"]
    assert routes == ["GET /health", "GET /hello/{name}"]


@pytest.mark.parametrize("name", ["storefront"])
def test_what_an_http_api_lacks_is_said_at_its_line(name: str, update_cases: bool) -> None:  # noqa: FBT001
    found = {said for made in as_kind("http", Path(f"specs/{name}.yaml")) for said in made.diagnostics}
    compare(CASES / f"{name}.http.diagnostics.txt", diagnostics_text(ordered(found)), update=update_cases)
    assert {said.code.name for said in found} == {"kind-lacks"}
