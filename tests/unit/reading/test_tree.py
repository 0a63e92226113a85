"""The files that a spec names: inside its folder, regular, and nothing else is ever opened."""

import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gatewright.document import ScalarNode, SequenceNode
from gatewright.document.source import Place, Source
from gatewright.read import Tree, read_bytes
from gatewright.read.limits import MAX_BYTES

CASES = Path(__file__).parents[2] / "cases" / "reading" / "paths"
AT = Place(Source("spec.yaml", "file: x"), 1, 7, 1, 8)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A spec's folder with something of every kind in it, and something worth reading beside it."""
    (tmp_path / "secret.json").write_text("{}", "utf-8")
    (tmp_path / "specs-of-others").mkdir()
    (tmp_path / "specs-of-others/order.json").write_text("{}", "utf-8")
    root = tmp_path / "specs"
    (root / "schemas/deep").mkdir(parents=True)
    (root / "order.json").write_text('{"type": "object"}', "utf-8")
    (root / "schemas/order.json").write_text("{}", "utf-8")
    (root / "schemas/deep/item.json").write_text("{}", "utf-8")
    for link, target in {
        "inside.json": "schemas/order.json",
        "folder": "schemas",
        "outside.json": "../secret.json",
        "absolute.json": str(tmp_path / "secret.json"),
        "out": "..",
        "circle": "circle",
        "dangling.json": "nothing.json",
        "environ": "/proc/self/environ",
    }.items():
        (root / link).symlink_to(target)
    os.mkfifo(root / "pipe")
    (root / "large.json").write_bytes(b" " * (MAX_BYTES + 1))
    return root


def test_what_is_wrong_with_paths_is_told_where_they_stand(root: Path, update_cases: bool) -> None:  # noqa: FBT001
    path = CASES / "paths.yaml"
    _, document, diagnostics = read_bytes(path.read_bytes(), path.name)
    assert document is not None
    assert not diagnostics
    lines: list[str] = []
    tree = Tree(root)
    for key, access in (("files", tree.read), ("folders", tree.folder)):
        named = document.find((key,))
        assert isinstance(named, SequenceNode)
        for item in named.items:
            assert isinstance(item, ScalarNode)
            found, problems = access(str(item.value), item.place)
            assert (found is None) == bool(problems)
            lines += (
                f"{said.place.line}:{said.place.column} {said.code.id} {said.code.name}: {said.message}"
                f"{'; ' if said.help else ''}{said.help}\n"
                for said in problems
            )
    expected = path.with_name("paths.yaml.diagnostics.txt")
    if update_cases:
        expected.write_text("".join(lines), "utf-8")
    assert "".join(lines) == expected.read_text("utf-8")


@pytest.mark.parametrize(
    "path",
    ["order.json", "./order.json", "schemas/../order.json", "folder/../order.json", "schemas//deep/../../order.json"],
)
def test_a_file_of_the_tree_is_read(path: str, root: Path) -> None:
    assert Tree(root).read(path, AT) == (b'{"type": "object"}', ())


@pytest.mark.parametrize("path", ["inside.json", "folder/order.json", "folder/deep/../order.json"])
def test_links_that_stay_inside_are_followed(path: str, root: Path) -> None:
    assert Tree(root).read(path, AT) == (b"{}", ())


@pytest.mark.parametrize(
    ("path", "found"), [("schemas", "schemas"), ("schemas/", "schemas"), ("folder", "schemas"), (".", ".")]
)
def test_a_folder_of_the_tree_is_found(path: str, found: str, root: Path) -> None:
    assert Tree(root).folder(path, AT) == ((root / found).resolve(), ())


def test_a_tree_reached_by_a_link_is_a_tree(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    assert Tree(tmp_path / "link").read("inside.json", AT) == (b"{}", ())


def test_a_tree_does_not_depend_on_the_working_directory(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    assert Tree(Path("specs")).read("schemas/order.json", AT) == (b"{}", ())
    assert Tree(Path()).read("specs/schemas/order.json", AT) == (b"{}", ())


def test_a_socket_is_not_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)  # names of sockets are short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        (said,) = Tree(root).read("socket", AT)[1]
    assert said.message == "'socket' is a socket"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there are no device files")
def test_a_device_is_not_opened() -> None:
    (said,) = Tree(Path("/dev")).read("null", AT)[1]
    assert said.message == "'null' is a device"


class Watch:
    """Calls `action` with every path just before it is opened. Python never lets go of an audit hook."""

    def __init__(self) -> None:
        self.action: Callable[[Path], None] | None = None
        sys.addaudithook(self)

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if self.action and event == "open" and isinstance(args[0], (str, os.PathLike)):
            self.action(Path(args[0]))


WATCH = Watch()


@pytest.fixture
def watch() -> Iterator[Watch]:
    yield WATCH
    WATCH.action = None


def test_nothing_outside_is_opened(root: Path, watch: Watch) -> None:
    opened: list[Path] = []
    watch.action = opened.append
    for name in (
        "out/secret.json",
        "outside.json",
        "absolute.json",
        "environ",
        "../secret.json",
        "/etc/passwd",
        "pipe",
    ):
        assert Tree(root).read(name, AT)[0] is None
    assert opened == []
    Tree(root).read("order.json", AT)
    assert opened == [root / "order.json"]


def swap_for_link(root: Path) -> None:
    (root / "order.json").unlink()
    (root / "order.json").symlink_to(root.parent / "secret.json")


def swap_folder_for_link(root: Path) -> None:
    (root / "schemas").rename(root / "old")
    (root / "schemas").symlink_to(root.parent / "specs-of-others")


def swap_for_pipe(root: Path) -> None:
    (root / "order.json").unlink()
    os.mkfifo(root / "order.json")


@pytest.mark.parametrize(
    ("path", "swap"),
    [("order.json", swap_for_link), ("schemas/order.json", swap_folder_for_link), ("order.json", swap_for_pipe)],
)
def test_a_file_swapped_after_the_checks_is_not_read(
    path: str, swap: Callable[[Path], None], root: Path, watch: Watch
) -> None:
    def swap_once(_: Path) -> None:
        watch.action = None
        swap(root)

    watch.action = swap_once
    data, (said,) = Tree(root).read(path, AT)
    assert data is None
    assert said.code.name == "file-unreadable"


@pytest.mark.parametrize("path", ["a\0b", "\ud800.json"])
def test_a_name_that_no_file_can_have_is_told(path: str, root: Path) -> None:
    for access in (Tree(root).read, Tree(root).folder):
        found, (said,) = access(path, AT)
        assert found is None
        assert said.code.name == "file-unreadable"
        assert said.place == AT


def test_files_are_shown_as_the_user_named_the_folder() -> None:
    assert Tree(Path("specs"), "specs").display("a/b.yaml") == "specs/a/b.yaml"
    assert Tree(Path("specs"), "/").display("a.yaml") == "/a.yaml"
    assert Tree(Path(), ".").display("a.yaml") == "a.yaml"
    assert Tree(Path()).display("a.yaml") == "a.yaml"
