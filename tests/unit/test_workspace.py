"""Specs that are given together see each other, as each target has them; what a stack holds depends on nothing else."""

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from gatewright.compile import Request, Workspace, compile_all, load_spec
from gatewright.compose.specfile import SpecFile, open_spec, read_spec
from gatewright.diagnostics import has_errors
from gatewright.resolve.neighbour import Neighbourhood
from gatewright.workspace.checking import Checked, check_specs
from gatewright.workspace.finding import read_specs
from gatewright.workspace.stacks import Stack

API = """\
gatewright: 1
name: api
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
"""
FRONT = """\
gatewright: 1
name: front
kind: rest
routes: {GET /: {backend: {http: {url: {gateway: api, stage: live}, path: /}}}}
stages: {dev: {}}
"""
BOTH = "environments: {beta: {}, prod: {}}\n"
IN_PROD = "environments: {beta: {}, prod: {patch: {stages: {dev: none, live: {}}}}}\n"
LIVE = API.replace("dev", "live")


def spec(name: str, text: str, folder: Path) -> SpecFile:
    return read_spec(text.encode(), name=f"{name}.yaml", folder=folder)


def errors(api: str, front: str, folder: Path) -> Sequence[str]:
    found = compile_all([spec("api", api, folder), spec("front", front, folder)])
    return sorted(
        f"{made.environment}: {said.code.name}"
        for made in found
        for said in made.diagnostics
        if said.severity == "error"
    )


def test_a_stage_can_be_referred_to_in_the_environments_that_have_it(tmp_path: Path) -> None:
    assert errors(API + BOTH, FRONT + BOTH, tmp_path) == ["beta: unknown-gateway", "prod: unknown-gateway"]
    assert errors(API + IN_PROD, FRONT + BOTH, tmp_path) == ["beta: unknown-gateway"]
    assert errors(LIVE + BOTH, FRONT + BOTH, tmp_path) == []


@pytest.mark.parametrize(
    ("api", "front"),
    [
        ("", "environments: {prod: {}}"),
        ("environments: {dev: {}}", "environments: {prod: {}}"),
        ("environments: {prod: {region: eu-west-1}}", "environments: {prod: {region: us-east-1}}"),
        ("environments: {prod: {account: '111122223333'}}", "environments: {prod: {account: '444455556666'}}"),
        ("environments: {prod: {regions: [eu-west-1]}}", "environments: {prod: {region: us-east-1}}"),
    ],
)
def test_a_gateway_that_is_not_deployed_there_cannot_be_referred_to(api: str, front: str, tmp_path: Path) -> None:
    (error,) = errors(f"{LIVE}{api}\n", f"{FRONT}{front}\n", tmp_path)
    assert error == "prod: not-there"


def test_a_stage_cannot_be_referred_to_where_its_url_does_not_answer(tmp_path: Path) -> None:
    closed = LIVE.replace("stages:", "default_endpoint: false\nstages:")
    assert errors(closed, FRONT, tmp_path) == ["None: closed-gateway"]
    assert errors(closed.replace("false", "true"), FRONT, tmp_path) == []


def test_what_inputs_say_counts_for_the_others(tmp_path: Path) -> None:
    closed = LIVE.replace(
        "stages:", 'inputs: {open: {type: boolean, default: false}}\ndefault_endpoint: "${inputs.open}"\nstages:'
    )
    assert errors(closed, FRONT, tmp_path) == ["None: closed-gateway"]
    named = LIVE.replace("name: api", 'name: "${inputs.team}pi"\ninputs: {team: {default: a}}')
    assert errors(named, FRONT, tmp_path) == []


def test_specs_that_share_a_stack_by_an_input_do_not_import_what_they_export(tmp_path: Path) -> None:
    shared = 'stack: "${inputs.stack}"\ninputs: {stack: {default: shop}}\n'
    (tmp_path / "api.yaml").write_text(LIVE + shared)
    (tmp_path / "front.yaml").write_text(FRONT + shared)
    checked = check_specs(read_specs([str(tmp_path)], ""))
    assert not has_errors(checked.diagnostics)
    (stack,) = checked.stacks
    assert len(stack.parts) == 2
    text = json.dumps([repr(part.template) for part in stack.parts])
    assert "Import(" not in text


DOMAINS = """\
gatewright: 1
name: shop-domain
kind: domain
domains:
  api.example.com:
    zone: Z0123456789ABC
    paths: {/: api, /old: {gateway: old, stage: live}}
    routing: {beta: {priority: 100, gateway: beta, headers: {version: beta}}}
"""
ACCOUNT = """\
gatewright: 1
name: account
kind: account
limits: {throttle: {rate: 20000}, plans: 500}
"""


def around(folder: Path, own: str, *others: str) -> Neighbourhood:
    """What a spec has around it, in its only target."""
    file = spec("own", own, folder)
    files = [spec(f"spec{index}", text, folder) for index, text in enumerate(others)]
    neighbour = load_spec(file, Request()).neighbour
    assert neighbour is not None
    return Workspace((file, *files)).around(neighbour, file)


@pytest.mark.parametrize("name", ["api", "old", "beta"])
def test_the_gateways_that_domains_map_to_are_known_by_all_ways_to_name_them(name: str, tmp_path: Path) -> None:
    gateway = API.replace("api", name)
    assert around(tmp_path, gateway, DOMAINS).is_mapped
    assert not around(tmp_path, gateway, FRONT).is_mapped
    assert not around(tmp_path, gateway.replace(name, "other"), DOMAINS).is_mapped


def test_a_stage_that_a_domain_maps_to_exports_no_url(tmp_path: Path) -> None:
    assert around(tmp_path, LIVE, DOMAINS).exported_stages == frozenset()
    assert around(tmp_path, LIVE, DOMAINS, FRONT).exported_stages == {"live"}


def test_only_a_gateway_that_a_domain_maps_to_exports_its_api(tmp_path: Path) -> None:
    for others, exports in (([], 0), ([DOMAINS], 1)):
        files = [spec("api", API, tmp_path), *(spec("domains", text, tmp_path) for text in others)]
        (template,) = (each.template for each in compile_all(files) if each.unit and each.unit.name == "api")
        assert template is not None
        assert len([output for output in template.outputs if output.export]) == exports


def test_the_account_s_throttle_is_what_its_spec_says_where_the_gateway_is(tmp_path: Path) -> None:
    assert around(tmp_path, API, ACCOUNT).raised_limits == {"rate": 20000}
    assert around(tmp_path, API).raised_limits == {}
    assert around(tmp_path, API, f"{ACCOUNT}environments: {{prod: {{}}}}\n").raised_limits == {}


# What a stack holds does not depend on which of its specs a command names.

STACK = "stack: shop\n"


def checked(folder: Path, specs: dict[str, str], *paths: str, day: date | None = None) -> Checked:
    for name, text in specs.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return check_specs(read_specs([str(folder / path) for path in paths], ""), Request(today=day))


def codes(found: Checked) -> list[str]:
    return [f"{said.severity} {said.code.name}" for said in found.diagnostics]


def test_a_stack_is_whole_whichever_of_its_specs_is_given(tmp_path: Path) -> None:
    specs = {"api.yaml": LIVE + STACK, "front.yaml": FRONT + STACK, "other.yaml": API.replace("api", "other")}
    alone = checked(tmp_path, specs, "api.yaml")
    assert [part.unit.name for stack in alone.stacks for part in stack.parts] == ["api", "front"]
    assert [made.file.stem for made in alone.compilations] == ["api"]


def test_what_is_wrong_in_a_part_of_the_stack_is_found_whichever_is_given(tmp_path: Path) -> None:
    faulty = FRONT.replace("stage: live", "stage: life") + STACK
    assert codes(checked(tmp_path, {"api.yaml": LIVE + STACK, "front.yaml": faulty}, "api.yaml")) == [
        "error unknown-gateway"
    ]


def test_a_spec_exports_what_the_others_in_its_folder_import(tmp_path: Path) -> None:
    alone = checked(tmp_path, {"api.yaml": LIVE, "front.yaml": FRONT}, "api.yaml")
    (stack,) = alone.stacks
    assert [output.export for output in stack.parts[0].template.outputs if output.export] == ["gatewright:api:live:url"]


def test_a_spec_finds_what_it_refers_to_in_its_folder(tmp_path: Path) -> None:
    assert codes(checked(tmp_path, {"api.yaml": LIVE, "front.yaml": FRONT}, "front.yaml")) == []


def test_two_specs_of_one_name_in_one_place_collide(tmp_path: Path) -> None:
    specs = {"a.yaml": API, "b.yaml": API}
    assert codes(checked(tmp_path, specs, "a.yaml", "b.yaml")) == ["error same-name"]
    assert codes(checked(tmp_path, specs, "a.yaml")) == ["warning same-name"]
    apart = {"a.yaml": f"{API}environments: {{dev: {{}}}}\n", "b.yaml": f"{API}environments: {{prod: {{}}}}\n"}
    assert codes(checked(tmp_path, apart, "a.yaml", "b.yaml")) == []


def test_two_files_of_one_name_in_different_folders_collide(tmp_path: Path) -> None:
    specs = {"a/shop.yaml": API, "b/Shop.yaml": LIVE.replace("api", "other")}
    assert codes(checked(tmp_path, specs, "a", "b")) == ["error same-stack"]
    shared = {name: text + STACK for name, text in specs.items()}
    assert codes(checked(tmp_path, shared, "a", "b")) == []


NAMES = [
    ("shop", None, "shop"),
    ("shop", "prod/eu-west-1", "shop-prod-eu-west-1"),
    ("my_api.v2", "dev", "my-api-v2-dev"),
    ("9lives", None, "stack-9lives"),
    ("_", "dev", "dev"),
    ("été", None, "t"),
    ("é", None, "stack"),
    ("a" * 200, "prod", f"{'a' * 119}-6422e31a"),
]


@pytest.mark.parametrize(("name", "environment", "expected"), NAMES)
def test_a_stack_has_a_name_that_cloudformation_takes(name: str, environment: str | None, expected: str) -> None:
    found = Stack(name, environment, ()).stack_name
    assert found == expected
    assert re.fullmatch("[a-zA-Z][-a-zA-Z0-9]{0,127}", found)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("shop_v2: ", "shop.v2: ", ["error same-stack"]),
        ("shop: prod", "shop-prod: ", ["error same-stack"]),
        ("shop: prod/eu-west-1", "shop-prod: there/eu-west-1", []),
        ("shop: prod/eu-west-1", "shop_: prod/eu-west-1", ["error same-stack"]),
        ("shop: prod/eu-west-1", "shop_: prod/us-east-1", []),
        ("shop: prod/eu-west-1", "shop_: prod", ["error same-stack"]),
    ],
)
def test_two_stacks_of_one_name_in_cloudformation_collide(
    one: str, other: str, said: list[str], tmp_path: Path
) -> None:
    specs: dict[str, str] = {}
    for text in (one, other):
        name, _, place = text.partition(": ")
        environment, _, region = place.partition("/")
        where = f"{environment}: {{{f'region: {region}' if region else ''}}}" if place else ""
        specs[f"{name}.yaml"] = LIVE.replace("api", name) + (f"environments: {{{where}}}\n" if where else "")
    assert codes(checked(tmp_path, specs, *specs)) == said


def test_a_waiver_lapses_by_the_day(tmp_path: Path) -> None:
    waived = API.replace("GET", "POST") + "rules: {open-route: {waive: known, until: 2024-01-01, severity: error}}\n"
    assert "error open-route" in codes(checked(tmp_path, {"api.yaml": waived}, "api.yaml"))
    before = checked(tmp_path, {"api.yaml": waived}, "api.yaml", day=date(2023, 12, 31))
    assert "error open-route" not in codes(before)


def test_specs_that_are_given_are_not_taken_from_their_folder_again(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(LIVE)
    (tmp_path / "front.yaml").write_text(FRONT)
    together = check_specs([open_spec(tmp_path / "api.yaml"), open_spec(tmp_path / "front.yaml")])
    assert [made.file.stem for made in together.compilations] == ["api", "front"]
