"""A service is its modules: nothing else has to know it, and a spec loads those of its own services only."""

import subprocess
import sys
from pathlib import Path

import pytest

from gatewright.resolve.services import service_of
from gatewright.spec.services import TAGS, backend_of
from gatewright.spec.services.aws import AwsBackend
from gatewright.spec.services.common import MessageBackend, ServiceBackend
from unit.services.backends import QUEUE, REQUESTS
from unit.services.test_grants import GRANTS

SERVICES = {tag: backend_of(tag) for tag in TAGS}
SHARED = {"", "action", "call", "response", "service", "subtype", "thing", "vtl"}
"""The modules that services share, and the package itself."""


def loaded(backend: str, tmp_path: Path) -> set[str]:
    """The modules of `resolve/services` that `gatewright check` loads for a spec with this backend."""
    routes = f"{{POST /: {{backend: {backend}, auth: none}}}}"
    spec = f"{{gatewright: 1, name: shop, kind: rest, routes: {routes}, stages: {{dev: {{}}}}}}"
    (tmp_path / "shop.yaml").write_text(spec, "utf-8")
    code = (
        "import sys; from gatewright.cli import main\n"
        "try: main(['check', 'shop.yaml'])\n"
        "except SystemExit as end: assert not end.code\n"
        "print(*(name for name in sys.modules if name.startswith('gatewright.resolve.services')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    names = done.stdout.splitlines()[-1].split()
    return {name.removeprefix("gatewright.resolve.services").removeprefix(".") for name in names}


@pytest.mark.parametrize("backend", SERVICES.values(), ids=SERVICES)
def test_a_service_can_be_called(backend: type[ServiceBackend]) -> None:
    service = service_of(backend)
    assert service.call or service.subtype


def test_a_spec_without_services_loads_none(tmp_path: Path) -> None:
    assert loaded("{mock: {}}", tmp_path) == set()


def test_a_spec_loads_the_service_that_it_uses(tmp_path: Path) -> None:
    assert loaded(f"{{sqs: '{QUEUE}'}}", tmp_path) == {"sqs", *SHARED}


def test_every_service_with_a_template_is_tested_with_hostile_requests() -> None:
    tested = {case.backend[1:].partition(":")[0] for case in REQUESTS}
    assert tested == {tag for tag, backend in SERVICES.items() if issubclass(backend, MessageBackend)}


def test_the_permissions_of_every_service_are_tested() -> None:
    called = {tag for tag, backend in SERVICES.items() if backend is not AwsBackend and service_of(backend).call}
    assert {backend.partition(":")[0] for backend in GRANTS} == called
