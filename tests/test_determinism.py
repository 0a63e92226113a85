"""The same input gives the same bytes, whatever the process is like."""

import json
import os
import random
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from strategies import shuffled

RUNS = 100
ROOT = Path(__file__).parent.parent
SCRIPT = """
import sys
from functools import partial
from pathlib import Path
from typing import Any
from gatewright.compile import compile_all
from gatewright.specfile import read_spec
from gatewright.rendering import render, to_json
from gatewright.template import Hole

key, folder = sys.argv[1:]
file = read_spec(sys.stdin.buffer.read(), name=key, folder=Path(folder), key=key)
for compilation in compile_all([file]):
    assets = [Hole("asset", asset.name, part) for asset in compilation.template.assets for part in ("bucket", "key")]
    sys.stdout.write(to_json(render(compilation.template.fill({hole: "x" for hole in assets})).body))
"""
SPEC = ROOT / "specs" / "quickstart.yaml"


def synthesized(text: str, seed: int, folder: Path) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "TZ": ("UTC", "Asia/Tokyo")[seed % 2]}
    command = [sys.executable, "-c", SCRIPT, SPEC.name, str(SPEC.parent)]
    run = subprocess.run(command, input=text.encode(), capture_output=True, check=True, cwd=folder, env=environment)
    return run.stdout


def in_random_order(chance: random.Random, keys: list[Any]) -> list[Any]:
    return chance.sample(keys, len(keys))


def test_a_hundred_processes_give_the_same_bytes(tmp_path: Path) -> None:
    spec = yaml.safe_load(SPEC.read_text("utf-8"))
    found: set[bytes] = set()
    for seed in range(RUNS):
        chance = random.Random(seed)
        folder = tmp_path / str(seed)
        folder.mkdir()
        text = json.dumps(shuffled(spec, partial(in_random_order, chance)))
        found.add(synthesized(text, seed, folder))
    assert len(found) == 1
