"""LocalEmu on loopback: an emulator that serves REST APIs the way the service does, mapping templates included.

It needs a Python of its own, 3.12 or 3.13; `make localemu` looks for one. Where there is none, `missing` says so, and
the tests that need the server are skipped with that as their reason.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from deploy.emulator import HOST, ROOT, Emulator, free_port, guarded, wait_until_ready

INSTALLED = ROOT / ".localemu"
WHY_NOT = INSTALLED / "missing.txt"


class LocalEmu(Emulator):
    """A server that runs."""

    def url(self, api_id: str, stage: str, path: str = "/") -> str:
        return f"{self.endpoint}/_aws/execute-api/{api_id}/{stage}{path}"


def missing(installed: Path = INSTALLED) -> str | None:
    """Why LocalEmu cannot run on this machine; nothing if it can."""
    if (installed / "bin/python").exists():
        return None
    why = installed / WHY_NOT.name
    said = why.read_text("utf-8").strip() if why.exists() else "it is not installed: run `make localemu`"
    return f"the data plane is NOT tested, LocalEmu is missing: {said}"


@contextmanager
def running(home: Path) -> Generator[LocalEmu]:
    """A server for the length of a `with`. It cannot outlive this process, however that ends."""
    port = free_port()
    log = home / "localemu.log"
    command = [str(INSTALLED / "bin/python"), "-m", "localemu.runtime.main"]
    with guarded(command, home, _environment(port, home), log) as process:
        server = LocalEmu(port, process.pid, home)
        wait_until_ready(server, "/_localemu/health", process, log)
        yield server


def _environment(port: int, home: Path) -> dict[str, str]:
    return {
        "PATH": f"{INSTALLED}/bin:/usr/bin:/bin",
        "HOME": str(home),
        "TMPDIR": str(home),
        "LANG": "C.UTF-8",
        "GATEWAY_LISTEN": f"{HOST}:{port}",
        "GATEWAY_SERVER": "hypercorn",  # the other one listens on every address, whatever it is told
        "OVERRIDE_IN_DOCKER": "0",  # else it takes a machine in a container for its own, and writes to /var/lib
        "FILESYSTEM_ROOT": str(home / "root"),
        "DOCKER_HOST": f"unix://{home}/no-docker",
        "DNS_ADDRESS": "0",
        "DISABLE_EVENTS": "1",
        "SKIP_SSL_CERT_DOWNLOAD": "1",
    }
