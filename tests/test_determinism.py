"""The same input gives the same bytes, whatever the process is like."""

import json
import os
import random
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from strategies import shuffled

ROOT = Path(__file__).parent.parent
SCRIPT = """
import sys
from functools import partial
from pathlib import Path
from typing import Any
from gatewright.compile import Request, compile_file
from gatewright.compose.specfile import open_spec, read_spec
from gatewright.template.rendering import render, to_json
from gatewright.template import Hole
from gatewright.compile import Workspace

key, folder, *others = sys.argv[1:]
file = read_spec(sys.stdin.buffer.read(), name=key, folder=Path(folder), key=key)
workspace = Workspace((file, *(open_spec(Path(folder, other)) for other in others)))
for compilation in compile_file(file, Request(), None, workspace):
    assets = [Hole("asset", asset.name, part) for asset in compilation.template.assets for part in ("bucket", "key")]
    sys.stdout.write(to_json(render(compilation.template.fill({hole: "x" for hole in assets})).body))
"""
FOLDER = ROOT / "specs"


def synthesized(text: str, seed: int, folder: Path, names: list[str]) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "TZ": ("UTC", "Asia/Tokyo")[seed % 2]}
    command = [sys.executable, "-c", SCRIPT, names[0], str(FOLDER), *names[1:]]
    run = subprocess.run(command, input=text.encode(), capture_output=True, check=True, cwd=folder, env=environment)
    return run.stdout


def in_random_order(chance: random.Random, keys: list[Any]) -> list[Any]:
    return chance.sample(keys, len(keys))


@pytest.mark.parametrize(
    ("runs", "names"),
    [
        (100, ["quickstart.yaml"]),
        (10, ["account.yaml"]),
        (10, ["books-domain.yaml", "storefront.yaml", "microservices.yaml", "legacy.yaml"]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else str(value),
)
def test_many_processes_give_the_same_bytes(tmp_path: Path, runs: int, names: list[str]) -> None:
    spec = yaml.safe_load((FOLDER / names[0]).read_text("utf-8"))
    found: set[bytes] = set()
    for seed in range(runs):
        chance = random.Random(seed)
        folder = tmp_path / str(seed)
        folder.mkdir()
        text = json.dumps(shuffled(spec, partial(in_random_order, chance)))
        found.add(synthesized(text, seed, folder, names))
    assert len(found) == 1
    assert found != {b""}
