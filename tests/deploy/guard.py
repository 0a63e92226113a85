"""Run a command that must not outlive its parent: `guard.py COMMAND...`, its standard input a pipe from the parent.

The pipe closes when the parent closes it, and also when the parent is killed. Either way the command and everything
that it started (they share the guard's process group) are ended.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading


def main(command: list[str]) -> None:
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    threading.Thread(target=lambda: os._exit(child.wait()), daemon=True).start()
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1:])
