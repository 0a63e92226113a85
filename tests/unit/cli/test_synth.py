"""`gatewright synth`."""

import json
import re
import shlex
import zipfile
from pathlib import Path
from typing import Any

import jmespath  # type: ignore[import-untyped]
import pytest
import yaml

from documents import ROOT
from unit.cli.running import FAULTY, SPEC, WITH_CODE, Run, process, write

ARN = "arn:aws:lambda:eu-west-1:111122223333:function:greeter"
ENVIRONMENTS = SPEC + "environments: {dev: {}, prod: {}}\n"
CALLERS = (ROOT / "tests/cases/spec/domain/certificates/callers.pem").read_text("utf-8")
WITH_CALLERS = f"""{SPEC}
default_endpoint: false
domains: {{api.example.com: {{zone: Z0123456789ABC, mutual_tls: {{truststore: callers.pem}}}}}}
"""
STACKED = SPEC.replace("kind: rest", "kind: rest\nstack: all")


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def template(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def test_a_template_and_a_map_are_written_for_every_environment(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": ENVIRONMENTS})
    assert run("synth").status == 0
    names = ["shop.dev.map.json", "shop.dev.template.json", "shop.prod.map.json", "shop.prod.template.json"]
    assert list(files(folder / "gatewright.out")) == names
    resources = template(folder / "gatewright.out/shop.prod.template.json")["Resources"]
    assert resources["ShopApi"]["Metadata"] == {"Gatewright": {"Source": "shop.yaml:2"}}


def test_nothing_is_written_when_a_spec_is_wrong(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC, "faulty.yaml": FAULTY})
    status, out, err = run("synth")
    assert (status, out) == (1, "")
    assert "unknown-backend" in err
    assert not (folder / "gatewright.out").exists()


def test_what_has_not_changed_is_not_written_again(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": WITH_CODE, "code/app.py": "x = 1\n"})
    run("synth")
    before = {path: path.stat().st_mtime_ns for path in (folder / "gatewright.out").rglob("*")}
    out = run("synth").out
    assert out.count("(unchanged)") == 3
    assert {path: path.stat().st_mtime_ns for path in (folder / "gatewright.out").rglob("*")} == before


def test_the_bytes_do_not_depend_on_where_and_how_it_runs(folder: Path) -> None:
    spec = WITH_CODE + "environments: {dev: {}, prod: {}}\n"
    write(
        folder, {"a/shop.yaml": spec, "a/code/app.py": "x = 1\n", "b/c/shop.yaml": spec, "b/c/code/app.py": "x = 1\n"}
    )
    first = process("synth", "a/shop.yaml", "--output", "one", folder=folder, environment={"PYTHONHASHSEED": "1"})
    second = process(
        "synth", "shop.yaml", "--output", folder / "two", folder=folder / "b/c", environment={"PYTHONHASHSEED": "2"}
    )
    assert (first.status, second.status) == (0, 0)
    assert files(folder / "one") == files(folder / "two")


def test_check_fails_until_everything_is_written(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": WITH_CODE, "code/app.py": "x = 1\n"})
    status, _, err = run("synth", "--check")
    assert status == 1
    assert err.count("is not up to date with the specs") == 3
    assert not (folder / "gatewright.out").exists()
    run("synth")
    assert run("synth", "--check") == (0, "", "")
    write(folder, {"code/app.py": "x = 2\n"})
    assert run("synth", "--check").status == 1


def test_the_summary_counts_and_names_what_was_made(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": WITH_CODE, "code/app.py": "x = 1\n"})
    out = run("synth").out
    assert "7 of 500 resources: 1 ApiGateway::Deployment, 1 ApiGateway::RestApi, 1 ApiGateway::Stage, " in out
    assert "gateway shop: 1 route, stages: dev" in out
    assert re.search(r"deployment [0-9a-f]{10}: the first one in this folder", out)
    assert "gatewright.out/shop.template.json" in out


def test_the_summary_says_whether_there_is_a_new_deployment_and_why(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC})
    run("synth")
    write(folder, {"shop.yaml": SPEC + "description: Said of the whole, and no part of a deployment\n"})
    assert ": unchanged" in run("synth").out
    write(
        folder,
        {"shop.yaml": SPEC.replace("GET /hello: hello", "GET /hello: hello, PUT /hello: {backend: hello, auth: none}")},
    )
    out = run("synth").out
    assert ": new, because of 1 change\n" in out
    assert "    PUT /hello: added\n" in out


def test_a_damaged_map_is_as_good_as_none(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC})
    for text in ("{", "[]", '{"version": 1, "gateways": []}', '{"version": 99}', "\x00\xff"):
        write(folder, {"gatewright.out/shop.map.json": text})
        status, out, _ = run("synth")
        assert status == 0
        assert "the first one in this folder" in out


def test_quiet_tells_only_what_is_wrong(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC})
    assert run("synth", "--quiet") == (0, "", "")


def test_code_is_packaged_under_its_digest_and_named_by_the_template(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": WITH_CODE, "code/app.py": "x = 1\n"})
    run("synth")
    body = template(folder / "gatewright.out/shop.template.json")
    code = body["Resources"]["ShopFunctionMain"]["Properties"]["Code"]
    assert code["S3Bucket"] == {"Ref": "AssetBucket"}
    assert body["Parameters"]["AssetBucket"]["Type"] == "String"
    assert re.fullmatch(r"assets/[0-9a-f]{64}\.zip", code["S3Key"])
    with zipfile.ZipFile(folder / "gatewright.out" / code["S3Key"]) as package:
        assert package.namelist() == ["app.py"]


def test_a_file_is_put_beside_the_code_as_it_is_under_another_name_whenever_it_changes(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": WITH_CALLERS})
    uris: list[str] = []
    for text in (CALLERS, CALLERS + "\nnothing of importance\n"):
        write(folder, {"callers.pem": text})
        assert run("synth").status == 0
        resources = template(folder / "gatewright.out/shop.template.json")["Resources"]
        (domain,) = (each for each in resources.values() if each["Type"] == "AWS::ApiGateway::DomainName")
        form, parts = domain["Properties"]["MutualTlsAuthentication"]["TruststoreUri"]["Fn::Sub"]
        assert (form, parts["Part1"]) == ("s3://${Part1}/${Part2}", {"Ref": "AssetBucket"})
        uris.append(parts["Part2"])
        assert (folder / "gatewright.out" / uris[-1]).read_text("utf-8") == text
    assert len(set(uris)) == 2


def test_code_that_cannot_be_packaged_is_told_where_the_spec_names_it(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": WITH_CODE})
    (folder / "code").mkdir()
    status, _, err = run("synth")
    assert status == 1
    assert err.startswith("shop.yaml:4:26: error[GW245 code-empty]: ")


def test_gateways_of_one_stack_are_written_as_one(run: Run, folder: Path) -> None:
    stacked = WITH_CODE.replace("kind: rest", "kind: rest\nstack: all")
    specs = {"a/shop.yaml": stacked, "b/shop.yaml": stacked.replace("name: shop", "name: garden")}
    write(folder, {**specs, "a/code/app.py": "x = 1\n", "b/code/app.py": "x = 2\n"})
    assert run("synth", "a", "b").status == 0
    body = template(folder / "gatewright.out/all.template.json")
    keys = {
        id: body["Resources"][id]["Properties"]["Code"]["S3Key"] for id in ("ShopFunctionMain", "GardenFunctionMain")
    }
    assert len(set(keys.values())) == 2, "each function has the code of its own gateway"
    assert list(body["Parameters"]) == ["AssetBucket"]
    map = json.loads((folder / "gatewright.out/all.map.json").read_text("utf-8"))
    assert list(map["gateways"]) == ["shop", "garden"]


def test_one_name_for_two_gateways_of_a_stack_is_an_error_in_check_as_well(run: Run, folder: Path) -> None:
    write(folder, {"a.yaml": STACKED, "b.yaml": STACKED})
    for command in ("check", "synth"):
        done = run(command)
        assert done.status == 1
        assert "b.yaml:2:7: error[GW241 same-name]" in done.out + done.err
        assert "a.yaml:2:7: the other one" in done.out + done.err


def test_one_stack_in_two_places_is_an_error(run: Run, folder: Path) -> None:
    places = {name: f"environments: {{prod: {{region: {name}}}}}\n" for name in ("eu-west-1", "us-east-1")}
    write(folder, {"a.yaml": STACKED + places["eu-west-1"]})
    write(folder, {"b.yaml": STACKED.replace("name: shop", "name: garden") + places["us-east-1"]})
    assert "error[GW242 two-places]" in run("check").out


def test_two_stacks_that_would_be_one_file_are_refused(run: Run, folder: Path) -> None:
    write(folder, {"a/shop.yaml": SPEC, "b/Shop.yaml": SPEC})
    status, _, err = run("synth", "a", "b")
    assert status == 1
    assert "same-stack" in err


@pytest.mark.parametrize("format", ["json", "yaml"])
def test_the_one_template_can_be_printed(format: str, run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC})
    done = run("synth", "shop.yaml", "--stdout", "--format", format)
    assert done.status == 0
    assert "ShopApi" in yaml.safe_load(done.out)["Resources"]
    assert done.out.startswith("{") == (format == "json")
    assert not (folder / "gatewright.out").exists()


def test_several_templates_cannot_be_printed(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": ENVIRONMENTS})
    status, out, err = run("synth", "--stdout")
    assert (status, out) == (2, "")
    assert "there are several stacks: shop.dev, shop.prod" in err


def test_json_and_yaml_say_the_same(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": WITH_CODE, "code/app.py": "x = 1\n"})
    run("synth")
    run("synth", "--format", "yaml")
    made = files(folder / "gatewright.out")
    assert yaml.safe_load(made["shop.template.yaml"]) == json.loads(made["shop.template.json"])


def test_a_bound_name_is_filled_in(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC.replace("{mock: {body: hello}}", "{lambda: greeter}")})
    done = run("synth", "--bind", f"greeter={ARN}", "--stdout")
    assert done.status == 0
    assert ARN in done.out


def test_a_bound_name_without_an_arn_cannot_be_filled_in(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": SPEC.replace("{mock: {body: hello}}", "{lambda: greeter}")})
    status, _, err = run("synth", "--bind", "greeter", "--stdout")
    assert status == 2
    assert "nothing is bound to 'greeter'" in err
    assert "--bind greeter=ARN" in err


def test_standard_input_becomes_a_template(run: Run) -> None:
    assert run("synth", "-", "--stdout", stdin=SPEC).status == 0


EDGE = """\
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {live: {}}
domains: {api.example.com: {endpoint: edge, zone: Z0123456789ABC}}
environments: {here: {region: us-east-1}, there: {region: eu-west-1}}
"""


def test_what_has_to_be_in_us_east_1_has_a_template_of_its_own(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": EDGE})
    assert run("synth").status == 0
    written = {name for name in files(folder / "gatewright.out") if name.endswith("template.json")}
    assert written == {"shop.here.template.json", "shop.there.template.json", "shop.there.edge.template.json"}
    assert run("synth", "--check").status == 0
    edge = folder / "gatewright.out/shop.there.edge.template.json"
    edge.write_text("{}", "utf-8")
    assert run("synth", "--check").status == 1


def test_the_commands_hand_over_what_the_first_stack_tells(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": EDGE})
    said = run("synth", "--environment", "there").out
    first, second = (line.strip() for line in said.splitlines() if line.strip().startswith("aws cloudformation deploy"))
    assert shlex.split(first)[3:7] == ["--region", "us-east-1", "--stack-name", "shop-there-edge"]
    assert shlex.split(second)[3:7] == ["--region", "eu-west-1", "--stack-name", "shop-there"]
    query = re.search('--query "([^"]+)"', second)
    assert query
    outputs = template(folder / "gatewright.out/shop.there.edge.template.json")["Outputs"]
    described = {"Stacks": [{"Outputs": [{"OutputKey": name, "OutputValue": "arn"} for name in outputs]}]}
    given = jmespath.search(query[1], described)
    wanted = template(folder / "gatewright.out/shop.there.template.json")["Parameters"]
    assert given == [f"{name}=arn" for name in wanted]


def test_the_other_template_is_not_forgotten_on_standard_output(run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": EDGE})
    status, out, err = run("synth", "--environment", "there", "--stdout")
    assert status == 0
    assert "AWS::ApiGateway::RestApi" in out
    assert "shop.there.edge.template.json" in err


NO_STACK = """\
gatewright: 1
name: account
kind: account
log_role: false
limits: {plans: 500}
environments: {dev: {}, prod: {patch: {log_role: true}}}
"""


def test_what_has_nothing_to_deploy_becomes_no_stack_and_is_told(run: Run, folder: Path) -> None:
    write(folder, {"account.yaml": NO_STACK})
    ran = run("synth")
    assert (ran.status, list(files(folder / "gatewright.out"))) == (
        0,
        ["account.prod.map.json", "account.prod.template.json"],
    )
    assert "account.dev has nothing to deploy, so it has no stack" in ran.err
    assert run("synth", "--quiet", "--check") == (0, "", "")
    assert run("synth", "--environment", "dev").out == ""


def test_what_becomes_no_stack_cannot_be_printed(run: Run, folder: Path) -> None:
    write(folder, {"account.yaml": NO_STACK})
    status, out, err = run("synth", "--environment", "dev", "--stdout")
    assert (status, out) == (2, "")
    assert "there is no stack to print" in err


def test_other_kinds_of_spec_are_synthesized_beside_gateways(run: Run, folder: Path) -> None:
    domains = "name: shop-domain\nkind: domain\ndomains: {d.example.com: {zone: Z0123456789ABC, paths: {/: shop}}}\n"
    specs = {"shop": SPEC, "domains": f"gatewright: 1\n{domains}", "account": "gatewright: 1\nname: a\nkind: account\n"}
    write(folder, {f"{name}.yaml": text for name, text in specs.items()})
    assert run("synth", "--quiet").status == 0
    exported = template(folder / "gatewright.out/shop.template.json")["Outputs"].values()
    assert [each["Export"]["Name"] for each in exported if "Export" in each] == ["gatewright:shop:api"]
    text = (folder / "gatewright.out/domains.template.json").read_text("utf-8")
    assert '"Fn::ImportValue": "gatewright:shop:api"' in text
    assert (folder / "gatewright.out/account.template.json").exists()


WITH_KEYS = SPEC.replace("GET /hello: hello", "GET /hello: {backend: hello, api_key: true}")
WITH_KEYS += "plans: {partner: {stages: [dev], keys: [acme, globex]}}\n"


@pytest.mark.parametrize("format", ["json", "yaml"])
def test_what_clients_lose_is_told_once(format: str, run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": WITH_KEYS})
    assert "removes" not in run("synth", "--format", format).out
    write(folder, {"shop.yaml": WITH_KEYS.replace("[acme, globex]", "[globex]")})
    status, out, _ = run("synth", "--format", format)
    assert status == 0
    assert "\n  removes the API key shop-acme (ShopKeyAcme)\n" in out
    assert "removes" not in run("synth", "--format", format).out


@pytest.mark.parametrize("text", ["{", "[]", "\x00\xff", "a: [", "!!python/object:os.system {}"])
@pytest.mark.parametrize("format", ["json", "yaml"])
def test_a_damaged_template_holds_nothing_that_could_be_lost(text: str, format: str, run: Run, folder: Path) -> None:
    write(folder, {"shop.yaml": WITH_KEYS, f"gatewright.out/shop.template.{format}": text})
    status, out, _ = run("synth", "--format", format)
    assert status == 0
    assert "removes" not in out
