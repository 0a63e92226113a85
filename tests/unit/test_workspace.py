"""Specs that are given together see each other."""

import json
from collections.abc import Sequence
from pathlib import Path

from gatewright.compile import compile_all
from gatewright.compose.neighbours import Workspace
from gatewright.compose.specfile import SpecFile, read_spec

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
environments: {beta: {}, prod: {}}
"""
IN_PROD = "environments: {beta: {}, prod: {patch: {stages: {dev: none, live: {}}}}}\n"


def spec(name: str, text: str, folder: Path) -> SpecFile:
    return read_spec(text.encode(), name=f"{name}.yaml", folder=folder)


def errors(api: str, folder: Path) -> Sequence[str]:
    found = compile_all([spec("api", api, folder), spec("front", FRONT, folder)])
    return sorted({said.code.name for each in found for said in each.diagnostics if said.severity == "error"})


def test_a_stage_of_some_environment_can_be_referred_to(tmp_path: Path) -> None:
    assert errors(API, tmp_path) == ["unknown-gateway"]
    assert errors(API + IN_PROD, tmp_path) == []


def test_a_stage_cannot_be_referred_to_where_its_url_does_not_answer(tmp_path: Path) -> None:
    closed = API.replace("stages:", "default_endpoint: false\nstages:").replace("dev", "live")
    assert errors(closed, tmp_path) == ["closed-gateway"]
    assert errors(closed.replace("false", "true"), tmp_path) == []


DOMAINS = """\
gatewright: 1
name: shop-domain
kind: domain
domains:
  api.example.com:
    paths: {/: api, /old: {gateway: old, stage: live}, /odd: [front], /odder: {gateway: 5}}
    routing: {beta: {priority: 100, gateway: beta}}
  empty.example.com: {}
  odd.example.com: nothing
"""
ACCOUNT = """\
gatewright: 1
name: account
kind: account
limits: {throttle: {rate: 20000, burst: many}, plans: 500}
"""


def workspace(folder: Path, *texts: str) -> Workspace:
    return Workspace(tuple(spec(f"spec{index}", text, folder) for index, text in enumerate(texts)))


def test_the_gateways_below_domains_are_known_by_all_ways_to_name_them(tmp_path: Path) -> None:
    assert workspace(tmp_path, API, DOMAINS).mapped == {"api", "old", "beta"}
    assert workspace(tmp_path, API, FRONT).mapped == frozenset()
    assert workspace(tmp_path, API, DOMAINS.replace("kind: domain", "kind: rest")).mapped == frozenset()


def test_the_gateways_below_domains_of_some_environment_are_known(tmp_path: Path) -> None:
    here, abroad = (
        {"domains": {f"{name}.example.com": {"paths": {"/new": gateway}}}}
        for name, gateway in (("api", "new"), ("other", "far"))
    )
    environments = {"dev": {}, "prod": {"patch": here, "regions": {"eu-west-1": {"patch": abroad}}}}
    text = f"{DOMAINS}environments: {json.dumps(environments)}\n"
    assert workspace(tmp_path, text).mapped == {"api", "old", "beta", "new", "far"}


def test_a_stage_below_a_domain_exports_no_url(tmp_path: Path) -> None:
    assert workspace(tmp_path, DOMAINS).exported == frozenset()
    assert workspace(tmp_path, DOMAINS, FRONT).exported == {("api", "live")}


def test_only_a_gateway_below_a_domain_exports_its_api(tmp_path: Path) -> None:
    for others, exports in (([], 0), ([DOMAINS], 1)):
        files = [spec("api", API, tmp_path), *(spec("domains", text, tmp_path) for text in others)]
        (template,) = (each.template for each in compile_all(files) if each.unit and each.unit.name == "api")
        assert template is not None
        assert len([output for output in template.outputs if output.export]) == exports


def test_the_account_s_throttle_is_what_its_spec_says_in_numbers(tmp_path: Path) -> None:
    assert workspace(tmp_path, API, ACCOUNT).raised_limits == {"rate": 20000}
    in_prod = "environments: {prod: {patch: {limits: {throttle: {rate: 30000, burst: 9000}}}}}\n"
    assert workspace(tmp_path, ACCOUNT + in_prod).raised_limits == {"rate": 30000, "burst": 9000}
    assert workspace(tmp_path, API).raised_limits == {}
    assert workspace(tmp_path, ACCOUNT.replace("kind: account", "kind: rest")).raised_limits == {}
