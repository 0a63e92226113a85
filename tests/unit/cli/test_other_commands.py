"""`gatewright explain`, `rule`, `schema` and `new`."""

import json
from pathlib import Path

import pytest

from gatewright.cli.commands.new import STARTERS
from gatewright.diagnostics import Code
from gatewright.load import schema
from gatewright.rules.catalogue import all_codes
from unit.cli.running import FAULTY, SPEC, Run, write

SHOP = """\
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {body: hello}}}
defaults: {auth: iam}
routes:
  GET /hello: hello
  /orders:
    auth: none
    routes:
      GET /{id}:
        backend: hello
        query: {expand: {type: boolean, required: true}}
stages: {dev: {}}
"""


@pytest.fixture
def shop(folder: Path) -> str:
    write(folder, {"shop.yaml": SHOP})
    return "shop.yaml"


def test_all_routes_are_listed_with_their_lines(shop: str, run: Run) -> None:
    status, out, _ = run("explain", shop)
    head, hello, orders = out.splitlines()
    assert status == 0
    assert head.split() == ["ROUTE", "BACKEND", "AUTH", "ALSO", "WRITTEN", "AT"]
    assert (hello.split()[:2], hello.split()[-2:]) == (["GET", "/hello"], ["iam", "shop.yaml:7"])
    assert orders.split()[-4:] == ["none", "query", "expand", "shop.yaml:11"]


def test_a_route_s_settings_come_with_the_line_that_set_them(shop: str, run: Run) -> None:
    out = run("explain", shop, "GET /orders/{id}").out
    found = {line.split()[0]: line.split()[-1] for line in out.splitlines()[1:]}
    assert found["auth"] == "shop.yaml:9"
    assert found["query"] == "shop.yaml:13"
    assert found["path"] == "shop.yaml:11"


def test_what_nothing_sets_is_said_to_be_a_default(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC.replace("defaults: {auth: iam}\n", "")})
    facts = json.loads(run("explain", "shop.yaml", "GET /hello", "--format", "json").out)["effective"]
    assert {"name": "auth", "value": "iam", "source": "default"} in facts


def test_a_request_is_explained(shop: str, run: Run) -> None:
    out = run("explain", shop, "--request", "GET /orders/42").out
    assert "{id} matches 42" in out
    assert "→ GET /orders/{id} (shop.yaml:11)" in out
    assert "→ id = '42'" in out
    assert "the request has no query expand, so the response is 400 Bad Request" in out
    assert "lacks" not in run("explain", shop, "--request", "GET /orders/42?expand=true").out


def test_a_request_that_nothing_takes_is_forbidden(shop: str, run: Run) -> None:
    assert "403 Missing Authentication Token" in run("explain", shop, "--request", "POST /orders/42").out
    assert "remove the stage: GET /hello" in run("explain", shop, "--request", "GET /dev/hello").out


def test_a_request_is_explained_to_programs(shop: str, run: Run) -> None:
    found = json.loads(run("explain", shop, "--request", "GET /orders/42", "--format", "json").out)
    assert found["route"] == "GET /orders/{id}"
    assert found["variables"] == {"id": "42"}
    assert found["missing"] == ["query.expand"]


def test_what_nothing_takes_is_refused_as_the_kind_does(run: Run, folder: Path) -> None:
    write(folder, {"chat.yaml": "gatewright: 1\nname: chat\nkind: websocket\nroutes: {send: {backend: {mock: {}}}}\n"})
    told = json.loads(run("explain", "chat.yaml", "--request", '{"action": "send"}', "--format", "json").out)
    assert (told["message"], told["route"]) == ('{"action": "send"}', "send")
    assert "→ the message Forbidden" in run("explain", "chat.yaml", "--request", "hello").out
    write(
        folder,
        {"shop.yaml": SHOP.replace("rest", "http").replace("{mock: {body: hello}}", "{http: https://a.example}")},
    )
    assert "→ 404 Not Found" in run("explain", "shop.yaml", "--request", "GET /nowhere").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["GET /order/{id}"], "did you mean `GET /orders/{id}`?"),
        (["--request", "/orders/42"], "not a request"),
        (["--request", "get /orders/42"], "not a request"),
        (["--request", "GET orders/42"], "not a request"),
    ],
)
def test_what_cannot_be_explained_is_wrong_usage(arguments: list[str], told: str, shop: str, run: Run) -> None:
    status, _, err = run("explain", shop, *arguments)
    assert status == 2
    assert told in err


def test_a_spec_is_explained_beside_those_it_refers_to(run: Run, folder: Path) -> None:
    other = SPEC.replace("name: shop", "name: front")
    other = other.replace("{mock: {body: hello}}", "{http: {url: {gateway: shop, stage: dev}, path: /hello}}")
    write(folder, {"specs/shop.yaml": SPEC, "front.yaml": other})
    assert run("explain", "front.yaml").status == 1
    ran = run("explain", "front.yaml", "--beside", "specs")
    assert (ran.status, "URL of stage dev of shop, then /hello" in ran.out) == (0, True)


def test_a_faulty_spec_is_explained_as_far_as_it_goes(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": FAULTY.replace("GET /hello", "PUT /hello: hello, GET /hello")})
    status, out, err = run("explain", "shop.yaml")
    assert status == 1
    assert "PUT /hello" in out
    assert "`gatewright check shop.yaml` reports 1 errors" in err


def test_a_spec_that_says_nothing_cannot_be_explained(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": "gatewright: ["})
    assert run("explain", "shop.yaml").status == 2


@pytest.mark.parametrize("kind", ["account", "domain"])
@pytest.mark.parametrize("about", [["GET /"], ["--request", "GET /"], ["--stage", "live"], ["--kind"]], ids=str)
def test_what_has_neither_routes_nor_stages_says_so(kind: str, about: list[str], run: Run) -> None:
    run("new", "shop", "--kind", kind)
    status, _, err = run("explain", "shop.yaml", *about)
    assert status == 2
    assert f"shop.yaml is of kind {kind}, which has neither routes nor stages" in err
    assert "run `gatewright explain shop.yaml` to see its contents" in err


def test_of_several_environments_the_first_is_explained_or_the_one_named(run: Run, folder: Path) -> None:
    patch = "environments: {dev: {}, prod: {patch: {routes: {GET /bye: hello}}}}\n"
    write(folder, {"shop.yaml": SPEC + patch})
    assert "GET /bye" not in run("explain", "shop.yaml").out
    assert "GET /bye" in run("explain", "shop.yaml", "--environment", "prod").out


@pytest.mark.parametrize("code", all_codes(), ids=lambda code: code.name)
def test_every_code_has_a_page_that_can_be_shown(code: Code, run: Run) -> None:
    by_id = run("rule", code.id)
    assert by_id.out.startswith(f"{code.id} {code.name} ({code.severity}): ")
    assert by_id == run("rule", code.name) == run("rule", code.id.lower())
    assert "```" not in by_id.out
    assert json.loads(run("rule", code.id, "--format", "json").out)["page"] == code.page


def test_a_word_that_is_no_rule_lists_the_pages_that_mention_it(run: Run) -> None:
    ids = [line.split()[0] for line in run("rule", "CORS").out.splitlines()[1:]]
    assert "GW356" in ids
    assert [code["id"] for code in json.loads(run("rule", "cors", "--format", "json").out)] == ids
    assert run("rule", "zebra").status == 2


def test_the_table_of_codes_has_them_all(run: Run) -> None:
    ids = [line.split()[0] for line in run("rule").out.splitlines()[1:]]
    assert ids == sorted(code.id for code in all_codes())
    assert [code["id"] for code in json.loads(run("rule", "--format", "json").out)] == ids


def test_the_schema_is_printed_or_written(run: Run, folder: Path) -> None:
    assert run("schema") == (0, schema.text(), "")
    assert run("schema", "--output", "made/gateway.schema.json") == (0, "", "")
    assert (folder / "made/gateway.schema.json").read_text("utf-8") == schema.text()


@pytest.mark.parametrize(
    ("kind", "backend"),
    [(kind, ["--backend", name]) for kind, names in STARTERS.items() for name in names]
    + [(kind, []) for kind in STARTERS],
    ids=lambda value: "-".join(value[1:]) if isinstance(value, list) else value,
)
def test_a_starter_is_clean_from_the_first_check_on(kind: str, backend: list[str], run: Run) -> None:
    assert run("new", "garden-shop", "--kind", kind, *backend).status == 0
    assert run("check", "garden-shop.yaml", "--max-warnings", "0") == (0, "no problems in 1 file\n", "")
    assert run("synth", "garden-shop.yaml", "--quiet") == (0, "", "")


def test_a_starter_that_is_not_there_is_refused_with_those_that_are(run: Run, folder: Path) -> None:
    status, _, err = run("new", "shop", "--kind", "http", "--backend", "mock")
    assert status == 2
    assert "choose lambda, http" in err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("kind", ["account", "domain"])
def test_what_is_no_api_has_no_backend(kind: str, run: Run, folder: Path) -> None:
    status, _, err = run("new", "shop", "--kind", kind, "--backend", "lambda")
    assert status == 2
    assert f"a spec of kind {kind} has no backends" in err
    assert "remove `--backend`" in err
    assert list(folder.iterdir()) == []


def test_a_starter_goes_to_the_folder_specs_with_its_code_beside_it(run: Run, folder: Path) -> None:
    (folder / "specs").mkdir()
    run("new", "shop")
    assert (folder / "specs/shop.yaml").exists()
    assert (folder / "specs/handlers/shop/app.py").exists()


def test_nothing_that_exists_is_written_over(run: Run, folder: Path) -> None:
    write(folder, {"handlers/shop/app.py": "mine"})
    status, _, err = run("new", "shop")
    assert status == 2
    assert "handlers/shop/app.py exists already" in err
    assert not (folder / "shop.yaml").exists()
    assert (folder / "handlers/shop/app.py").read_text("utf-8") == "mine"


def test_a_starter_can_be_printed(run: Run, folder: Path) -> None:
    done = run("new", "--backend", "mock", "--output", "-")
    assert done.out.splitlines()[3] == "name: hello"
    assert list(folder.iterdir()) == []


def test_a_name_that_cannot_be_a_gateway_s_is_refused(run: Run, folder: Path) -> None:
    status, _, err = run("new", "../shop")
    assert status == 2
    assert "not a name" in err
    assert list(folder.iterdir()) == []
