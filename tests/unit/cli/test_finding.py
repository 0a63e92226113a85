"""Which files a command works on."""

from pathlib import Path

import pytest

from gatewright.diagnostics.usage import UsageError
from gatewright.workspace.finding import read_specs
from unit.cli.running import SPEC, Run, write

FRAGMENT = "routes: {GET /more: hello}\n"


def names(*paths: str) -> list[str]:
    return [file.source.name for file in read_specs(paths, "stdin")]


def test_a_folder_stands_for_all_specs_below_it(folder: Path) -> None:
    files = {
        "shop/b.yml": SPEC,
        "shop/a.yaml": SPEC,
        "shop/deep/c.json": '{"name": "shop", "gatewright": 1}',
        "shop/fragment.yaml": FRAGMENT,
        "shop/package.json": '{"dependencies": {"gatewright": "1"}}',
        "shop/notes.txt": SPEC,
        "shop/.hidden/d.yaml": SPEC,
        "shop/node_modules/e.yaml": SPEC,
        "shop/env/pyvenv.cfg": "",
        "shop/env/f.yaml": SPEC,
    }
    write(folder, files)
    assert names("shop") == ["shop/a.yaml", "shop/b.yml", "shop/deep/c.json"]


def test_the_folder_specs_is_where_to_look_first(folder: Path) -> None:
    write(folder, {"a.yaml": SPEC})
    assert names() == ["a.yaml"]
    write(folder, {"specs/b.yaml": SPEC})
    assert names() == ["specs/b.yaml"]


def test_a_file_is_read_once_however_often_it_is_given(folder: Path) -> None:
    write(folder, {"shop/a.yaml": SPEC})
    (folder / "link.yaml").symlink_to("shop/a.yaml")
    assert names("shop/a.yaml", "shop", "./shop/../shop/a.yaml", "link.yaml") == ["shop/a.yaml"]


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    write(folder, {"shop/a.yaml": SPEC})
    (folder / "shop/loop").symlink_to(folder / "shop")
    assert names("shop") == ["shop/a.yaml"]


@pytest.mark.parametrize(
    "text", ["gatewright: 1\nname: [\n", '{"gatewright": 1, "name": ', "name: x\n'gatewright' : 1\n- x"]
)
def test_a_damaged_spec_in_a_folder_is_not_passed_over(text: str, run: Run, folder: Path) -> None:
    write(folder, {"shop/a.yaml": text})
    assert run("check", "shop").status == 1


def test_a_spec_in_a_wrong_encoding_is_not_passed_over(run: Run, folder: Path) -> None:
    (folder / "a.yaml").write_bytes(SPEC.encode("utf-16"))
    assert "GW003" in run("check", ".").out


def test_a_byte_order_mark_hides_no_spec(run: Run, folder: Path) -> None:
    (folder / "a.yaml").write_bytes(b"\xef\xbb\xbf" + SPEC.encode())
    assert run("check", ".").out.endswith(" in 1 file\n")


def test_a_file_given_by_name_is_checked_whatever_it_is(run: Run, folder: Path) -> None:
    write(folder, {"fragment.txt": FRAGMENT})
    assert "missing-key" in run("check", "fragment.txt").out


def test_a_folder_without_specs_is_an_error(folder: Path) -> None:
    write(folder, {"shop/fragment.yaml": FRAGMENT})
    with pytest.raises(UsageError, match="there is no gateway spec in shop"):
        names("shop")


def test_a_missing_file_is_told_with_the_nearest_one(folder: Path) -> None:
    write(folder, {"orders.yaml": SPEC})
    with pytest.raises(UsageError, match="there is no file or folder") as raised:
        names("order.yaml")
    assert raised.value.help == "did you mean `orders.yaml`?"


def test_standard_input_is_a_spec_with_a_name_of_choice(run: Run, folder: Path) -> None:
    write(folder, {"shop/fragment.yaml": FRAGMENT})
    text = SPEC.replace("name: shop", "name: shop\ninclude: [fragment.yaml, missing.yaml]")
    out = run("check", "-", "--stdin-name", "shop/orders.yaml", stdin=text).out
    assert out.startswith("shop/orders.yaml:3:26: error[GW")
    assert run("check", "-", stdin=SPEC) == (0, "no problems in 1 file\n", "")


def test_specs_given_together_see_each_other(run: Run, folder: Path) -> None:
    other = SPEC.replace("name: shop", "name: front").replace(
        "{mock: {body: hello}}", "{http: {url: {gateway: shop, stage: dev}}}"
    )
    write(folder, {"a/shop.yaml": SPEC, "b/front.yaml": other})
    assert run("check", "a/shop.yaml", "b/front.yaml").status == 0
    assert "unknown-gateway" in run("check", "b/front.yaml").out
    write(folder, {"b/shop.yaml": SPEC})
    assert run("check", "b/front.yaml").status == 0
