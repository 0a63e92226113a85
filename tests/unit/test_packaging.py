"""Folders of code as zip files."""

import io
import os
import re
import zipfile
from pathlib import Path

import pytest

from gatewright.diagnostics.codes.code_folders import CODE_EMPTY, CODE_LINK, CODE_SIZE
from gatewright.diagnostics.codes.files import FILE_UNREADABLE
from gatewright.document.source import Place, Source
from gatewright.read.code_folders import LARGEST
from gatewright.read.packaging import Packed, as_it_is, pack

PLACE = Place(Source("shop.yaml", "code: ./code"), 1, 7, 1, 13)


def fill(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def packed(folder: Path) -> Packed:
    package, diagnostics = pack(folder, PLACE)
    assert not diagnostics
    assert package is not None
    return package


def names(package: Packed) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(package.data)).namelist()


def test_the_same_code_is_the_same_package_wherever_and_whenever_it_was_written(tmp_path: Path) -> None:
    one = fill(tmp_path / "one", {"b.py": "b", "a/c.py": "c"})
    two = fill(tmp_path / "elsewhere/two", {"a/c.py": "c", "b.py": "b"})
    os.utime(two / "b.py", (0, 0))
    (two / "b.py").chmod(0o600)
    assert packed(one) == packed(two)
    assert names(packed(one)) == ["a/c.py", "b.py"]


@pytest.mark.parametrize("files", [{"a.py": "2"}, {"b.py": "1"}, {"a.py": "1", "b.py": ""}, {"x/a.py": "1"}])
def test_other_code_is_another_package(files: dict[str, str], tmp_path: Path) -> None:
    assert packed(fill(tmp_path / "one", {"a.py": "1"})).digest != packed(fill(tmp_path / "two", files)).digest


def test_programs_stay_programs(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"bootstrap": "#!/bin/sh", "app.py": ""})
    before = packed(folder).digest
    (folder / "bootstrap").chmod(0o700)
    package = packed(folder)
    assert package.digest != before
    modes = {
        info.filename: info.external_attr >> 16 & 0o777 for info in zipfile.ZipFile(io.BytesIO(package.data)).infolist()
    }
    assert modes == {"app.py": 0o644, "bootstrap": 0o755}


def test_what_is_made_by_the_way_is_left_out(tmp_path: Path) -> None:
    folder = fill(
        tmp_path, {"app.py": "", "__pycache__/app.pyc": "", "lib/x.pyc": "", ".git/HEAD": "", ".DS_Store": ""}
    )
    assert names(packed(folder)) == ["app.py"]


def test_links_inside_the_folder_are_followed(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"app.py": "x", "lib/y.py": "y"})
    (folder / "main.py").symlink_to("app.py")
    (folder / "vendor").symlink_to("lib")
    assert names(packed(folder)) == ["app.py", "lib/y.py", "main.py", "vendor/y.py"]


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("../secret", "points outside the folder"),
        ("nothing", "does not exist"),
        (".", "points to a folder that contains it"),
    ],
)
def test_links_that_lead_elsewhere_are_refused(target: str, told: str, tmp_path: Path) -> None:
    fill(tmp_path, {"secret": "", "code/app.py": ""})
    (tmp_path / "code/link").symlink_to(target)
    package, (said,) = pack(tmp_path / "code", PLACE)
    assert package is None
    assert (said.code, said.place) == (CODE_LINK, PLACE)
    assert told in said.message


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    fill(tmp_path, {"__pycache__/app.pyc": ""})
    _, (said,) = pack(tmp_path, PLACE)
    assert said.code is CODE_EMPTY


def test_more_than_lambda_takes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(LARGEST + 1)  # takes no room on the disk
    _, (said,) = pack(tmp_path, PLACE)
    assert said.code is CODE_SIZE


def test_a_folder_that_goes_away_is_no_failure_of_the_tool(tmp_path: Path) -> None:
    _, (said,) = pack(tmp_path / "gone", PLACE)
    assert said.code is FILE_UNREADABLE
    assert said.message == "'gone' cannot be read: no such file or directory"


def test_a_file_as_it_is_is_named_after_its_content() -> None:
    one, other = as_it_is("./trust/callers.pem", b"one"), as_it_is("callers.pem", b"other")
    assert one.data == b"one"
    assert re.fullmatch(r"assets/[0-9a-f]{64}\.pem", one.key)
    assert one.key != other.key
    assert one == as_it_is("elsewhere.pem", b"one")
