"""Folders of code are looked at when a spec is checked, not only when they are packed."""

from pathlib import Path

from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import read_spec
from unit.rules.specs import whole

SPEC = whole("""
functions:
  a: {code: ./code, handler: app.handler, runtime: python3.14}
  b: {code: ./code, handler: app.other, runtime: python3.14}
defaults: {auth: iam}
routes: {GET /a: {backend: {lambda: a}}, GET /b: {backend: {lambda: b}}}
""")


def said_of(folder: Path) -> list[tuple[str, int]]:
    """What is said of the spec, and in which lines."""
    file = read_spec(SPEC.encode(), name="shop.yaml", folder=folder)
    return [(said.code.name, said.place.line) for said in compile_spec(file, Request()).diagnostics]


def test_a_folder_with_code_is_fine(tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "app.py").touch()
    assert said_of(tmp_path) == []


def test_a_folder_that_is_not_there_is_said_for_each_function(tmp_path: Path) -> None:
    assert said_of(tmp_path) == [("file-not-found", 6), ("file-not-found", 7)]


def test_an_empty_folder_is_said_for_each_function(tmp_path: Path) -> None:
    (tmp_path / "code" / "__pycache__").mkdir(parents=True)
    assert said_of(tmp_path) == [("code-empty", 6), ("code-empty", 7)]


def test_a_link_that_leads_out_is_said(tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "shared.py").touch()
    (tmp_path / "code" / "shared.py").symlink_to("../shared.py")
    assert {name for name, _ in said_of(tmp_path)} == {"code-link"}
