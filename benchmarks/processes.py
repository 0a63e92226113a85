"""What a command costs as a whole process: the CPU seconds that the operating system counted."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from statistics import median


def cpu_seconds(command: Sequence[str], *, runs: int, folder: Path | None = None) -> float:
    """The median over several runs, after one that does not count."""
    return median([_once(command, folder) for _ in range(runs + 1)][1:])


def _once(command: Sequence[str], folder: Path | None) -> float:
    before = os.times()
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env={**os.environ, "CDK_VALIDATION": "false"})
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
