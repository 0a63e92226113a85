"""Print where a Python of one of the given versions is: `find_python.py 3.12 3.13`. The last one named is preferred."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PROBE = "import ensurepip, sys, venv; print('.'.join(map(str, sys.version_info[:2])))"


def main(versions: list[str]) -> int:
    """Look, and say what was found; 1 if nothing was."""
    for version in reversed(versions):
        for python in _candidates(version):
            if _is(python, version):
                sys.stdout.write(f"{python}\n")
                return 0
    return 1


def _candidates(version: str) -> Iterator[str]:
    on_path = shutil.which(f"python{version}")
    if on_path:
        yield on_path
    yield from map(str, sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python")))


def _is(python: str, version: str) -> bool:
    """Whether it runs and is what its name says: a shim for one that is not there is not."""
    done = subprocess.run([python, "-c", PROBE], capture_output=True, text=True, check=False)  # noqa: S603
    return done.returncode == 0 and done.stdout.strip() == version


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
