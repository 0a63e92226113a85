"""A disk that is full while releases are written loses nothing: the kernel itself refuses to make files any longer."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="limits of the kernel are those of POSIX systems")

SPEC = """\
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {body: PLACE}}, auth: none}}
stages: {live: {}}
"""

# A file may grow to so many bytes; what is beyond fails as on a full disk, after a part has been written.
PROGRAM = """
import resource, signal, sys
from gatewright.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[1])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.exit(main(sys.argv[2:]))
"""


def gatewright(folder: Path, limit: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", PROGRAM, str(limit), *arguments]
    return subprocess.run(program, capture_output=True, encoding="utf-8", check=False, cwd=folder)


def held(folder: Path) -> dict[str, bytes]:
    """All files of a folder but the spec."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "shop.yaml")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.parametrize("limit", [1, 100, 250])
def test_a_full_disk_loses_no_release(limit: int, tmp_path: Path) -> None:
    spec = tmp_path / "shop.yaml"
    spec.write_text(SPEC.replace("PLACE", "one"))
    assert gatewright(tmp_path, 0, "release").returncode == 0
    before = held(tmp_path)
    assert len(before) == 2, "the ledger and a snapshot"
    spec.write_text(SPEC.replace("PLACE", "two"))
    failed = gatewright(tmp_path, limit, "release", "--deployed")
    assert failed.returncode == 2
    assert "File too large" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert held(tmp_path) == before
    assert gatewright(tmp_path, 0, "release", "--deployed").returncode == 0
    assert {name: data for name, data in held(tmp_path).items() if name in before and name.endswith(".json")} == {
        name: data for name, data in before.items() if name.endswith(".json")
    }
    assert gatewright(tmp_path, 0, "check").returncode == 0
