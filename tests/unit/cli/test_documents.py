"""What the documents say can be done as it stands there."""

from importlib import import_module
from pathlib import Path

import pytest
import yaml

from documents import DOCUMENTS, ROOT, blocks, built_up, commands, write_tutorial
from gatewright.compile import Request, compile_spec
from gatewright.specfile import open_spec
from unit.cli.running import Run, write

README, TUTORIAL = ROOT / "README.md", ROOT / "docs/tutorial.md"
TYPED = [(document.name, *typed) for document in DOCUMENTS for typed in commands(document)]


@pytest.mark.parametrize("typed", TYPED, ids=" ".join)
def test_every_command_takes_what_the_documents_give_it(typed: tuple[str, ...]) -> None:
    _, name, *arguments = typed
    command = import_module(f"gatewright.cli.{name}").COMMAND
    command.parser(name).parse(arguments, command.options())


def said_of(run: Run, file: str, text: str) -> str:
    write(Path(), {file: text, "handlers/orders/app.py": ""})
    ran = run("check", file)
    return ran.out if ran.status == 0 else ran.out + ran.err


def test_the_first_spec_is_clean_and_becomes_what_is_claimed(run: Run) -> None:
    assert said_of(run, "orders.yaml", blocks(README, "yaml")[0]) == "no problems in 1 file\n"
    template = compile_spec(open_spec(Path("orders.yaml")), Request()).template
    assert template is not None
    assert len(template.resources) == 7


@pytest.mark.parametrize(
    ("kind", "code"),
    [("websocket", ["chat/door", "chat/rooms", "chat/herald"]), ("http", ["shop/orders", "shop/partners"])],
)
def test_what_is_told_of_a_kind_is_a_clean_spec(run: Run, kind: str, code: list[str]) -> None:
    text = yaml.safe_dump(built_up(ROOT / f"docs/{kind}.md"), sort_keys=False)
    write(Path(), {"told.yaml": text, **{f"handlers/{name}.py": "" for name in code}})
    assert run("check", "told.yaml").out == "no problems in 1 file\n"


@pytest.mark.parametrize(
    ("document", "file", "right", "wrong"),
    [(README, "orders.yaml", "+}: legacy", "+}: legcy"), (TUTORIAL, "hello.yaml", "backend: alive", "backend: alvie")],
    ids=["README", "tutorial"],
)
def test_a_mistake_is_told_as_it_is_shown(run: Run, document: Path, file: str, right: str, wrong: str) -> None:
    (shown,) = (block for block in blocks(document, "") if "error[" in block)
    assert shown in said_of(run, file, blocks(document, "yaml")[0].replace(right, wrong))


def test_the_tutorial_can_be_followed(run: Run, folder: Path) -> None:
    for name, *arguments in commands(TUTORIAL):
        if name == "new":
            assert run(name, *arguments).status == 0
            assert run("check", "hello.yaml").status == 0
            (folder / "hello.yaml").unlink()
            write_tutorial(folder)
        else:
            assert run(name, *arguments).status == 0
    assert {path.name for path in (folder / "out").glob("*.template.json")} == {
        "hello.dev.template.json",
        "hello.prod.template.json",
    }
