"""From a spec to an API that answers: both renderings of it, on LocalEmu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import structs

from dataplane.applier import Deployed, apply
from dataplane.localemu import LocalEmu
from deploy.emulator import HOST, Answer
from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import SpecFile, open_spec
from gatewright.document import Entry, MappingNode, ScalarNode
from gatewright.template.rendering import render

CASES = Path(__file__).parent / "cases"
RENDERINGS = ("body", "resources")


@dataclass(frozen=True)
class Api:
    """A spec that was deployed."""

    server: LocalEmu
    deployed: Deployed

    @property
    def id(self) -> str:
        return self.deployed.only("AWS::ApiGateway::RestApi").ref

    def ask(
        self, send: str, *, headers: Mapping[str, str] | None = None, body: bytes = b"", stage: str = "dev"
    ) -> Answer:
        """Send a request, `GET /orders?page=2`, to a stage."""
        method, path = send.split(" ", 1)
        answer = self.server.call(method, self.server.url(self.id, stage, path), headers=headers, body=body)
        return replace(answer, headers={name.lower(): value for name, value in answer.headers.items()})

    def ref(self, start: str) -> str:
        """What `Ref` says of the one resource whose logical id starts like this."""
        (id,) = (id for id in self.deployed.made if id.startswith(start))
        return self.deployed.made[id].ref


class Apis:
    """Every spec in every rendering, deployed when it is first asked for."""

    def __init__(self, server: LocalEmu, backend: int) -> None:
        self.client = cache(server.client)  # making one takes longer than a call
        self._server = server
        self._backend = backend
        self._found: dict[tuple[str, str], Api] = {}

    def get(self, case: str, rendering: str) -> Api:
        """The API of the spec `cases/{case}.yaml`."""
        key = case, rendering
        if key not in self._found:
            template = template_of(case, rendering, f"{HOST}:{self._backend}")
            self._found[key] = Api(self._server, apply(template, self.client))
        return self._found[key]


def template_of(case: str, rendering: str, backend: str) -> Mapping[str, Any]:
    """The template of a spec. Its input `backend`, if it declares one, is where the tests' own web server is."""
    file = _rendered_as(open_spec(CASES / f"{case}.yaml"), rendering)
    assert file.document is not None, [said.message for said in file.diagnostics]
    inputs = {"backend": backend} if "inputs" in file.document.root.entries else {}
    compilation = compile_spec(file, Request(inputs=inputs))
    said = [f"{found.place.line}: {found.message}" for found in compilation.diagnostics]
    assert compilation.template is not None, said
    return render(compilation.template).body


def _rendered_as(file: SpecFile, rendering: str) -> SpecFile:
    if file.document is None:
        return file
    place = file.document.root.entries["name"].key_place
    entries = {**file.document.root.entries, "render": Entry(place, ScalarNode(rendering, place, rendering))}
    return structs.replace(
        file, document=structs.replace(file.document, root=MappingNode(entries, file.document.root.place))
    )
