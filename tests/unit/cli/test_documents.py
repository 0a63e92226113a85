"""What the documents say can be done as it stands there."""

from importlib import import_module
from pathlib import Path

import pytest
import yaml

from documents import DOCUMENTS, ROOT, Json, add, blocks, built_up, commands, write_tutorial
from gatewright.cli import COMMANDS
from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import open_spec
from unit.cli.running import Run, write

README, TUTORIAL = ROOT / "README.md", ROOT / "docs/tutorial.md"
TYPED = [(document.name, *typed) for document in DOCUMENTS for typed in commands(document)]


@pytest.mark.parametrize("typed", TYPED, ids=" ".join)
def test_every_command_takes_what_the_documents_give_it(typed: tuple[str, ...]) -> None:
    _, name, *arguments = typed
    if arguments and f"{name} {arguments[0]}" in COMMANDS:
        name, *arguments = f"{name} {arguments[0]}", *arguments[1:]
    command = import_module(f"gatewright.cli.commands.{name.replace(' ', '_')}").COMMAND
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


def test_what_is_told_of_accounts_is_a_clean_spec(run: Run) -> None:
    told = yaml.safe_dump(built_up(ROOT / "docs/account.md"), sort_keys=False)
    assert said_of(run, "told.yaml", told) == "no problems in 1 file\n"


def test_the_ways_to_share_a_domain_are_clean_specs_together(run: Run) -> None:
    gateway = (
        "gatewright: 1\nname: {0}\nkind: rest\nroutes: {{GET /: {{backend: {{mock: {{}}}}}}}}\nstages: {{live: {{}}}}\n"
    )
    shared = [text for text in blocks(ROOT / "docs/domains.md", "yaml") if "api.books.example.com" in text]
    domain, returns, moved = map(yaml.safe_load, shared)
    domain["domains"]["api.books.example.com"]["routing"] = {}
    others = {name: yaml.safe_load(gateway.format(name)) for name in ("orders", "stock")}
    specs = {"domain": domain, "returns": returns, **others, "returns2": {**returns, "name": "returns2", **moved}}
    write(Path(), {f"specs/{name}.yaml": yaml.safe_dump(spec) for name, spec in specs.items()})
    assert run("check", "specs").out == "no problems in 5 files\n"


def test_what_is_told_of_private_apis_is_a_spec_with_nothing_wrong_but_its_price(run: Run) -> None:
    told = built_up(ROOT / "docs/private.md")
    told["rules"] = {"vpc-endpoint-price": {"waive": "it is worth that"}}
    assert said_of(run, "told.yaml", yaml.safe_dump(told, sort_keys=False)) == "no problems in 1 file\n"


def test_what_is_told_of_cloudfront_is_a_clean_spec(run: Run) -> None:
    told = yaml.safe_dump(built_up(ROOT / "docs/cloudfront.md"), sort_keys=False)
    assert said_of(run, "told.yaml", told) == "no problems in 1 file\n"


def test_every_step_of_a_rotation_is_a_clean_spec_and_keeps_the_values_of_the_one_before(run: Run) -> None:
    spec: Json = {}
    values: list[list[str]] = []
    for block in blocks(ROOT / "docs/keys.md", "yaml"):
        add(spec, yaml.safe_load(block))
        assert said_of(run, "told.yaml", yaml.safe_dump(spec, sort_keys=False)) == "no problems in 1 file\n"
        made = compile_spec(open_spec(Path("told.yaml")), Request()).gateway
        values.append([key.name for key in made.keys] if made else [])
    assert values == [["acme"], ["acme"], ["acme", "acme-autumn"], ["acme-autumn"]]


def test_what_is_told_of_regions_is_a_clean_spec_and_one_stack_in_each(run: Run) -> None:
    spec: Json = {}
    for block in blocks(ROOT / "docs/regions.md", "yaml")[:3]:
        add(spec, yaml.safe_load(block))
    write(Path(), {"shop.yaml": yaml.safe_dump(spec, sort_keys=False)})
    assert run("check", "shop.yaml", "--max-warnings", "0").status == 0
    assert run("synth", "shop.yaml", "--output", "out", "--quiet").status == 0
    assert sorted(path.name for path in Path("out").glob("*.template.json")) == [
        "shop.dev.template.json",
        "shop.prod.eu-west-1.template.json",
        "shop.prod.us-east-1.template.json",
    ]


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
