"""Specs out of the pages of rules, compiled where everything that they name is there."""

import re
from datetime import date
from pathlib import Path

from gatewright.compile import Compilation, Request, compile_all
from gatewright.compose.specfile import SpecFile, read_spec
from gatewright.diagnostics import Diagnostic

HEAD = "gatewright: 1\nname: shop\n"
REST = "kind: rest\n"
BACKENDS = {"rest": "mock: {}", "http": 'http: "https://example.com"', "websocket": "mock: {}"}
"""The shortest backend of a kind of API."""
ROUTES = {"rest": "GET /", "http": "GET /", "websocket": "$default"}

TODAY = date(2027, 2, 15)
"""The day on which the pages are read."""

NEIGHBOUR = """
gatewright: 1
name: warehouse
kind: rest
routes: {GET /health: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
"""
"""Another gateway, given together with each spec."""

TILLS = """
gatewright: 1
name: tills
kind: http
routes: {GET /health: {backend: {http: "https://example.com"}, auth: none}}
stages: {live: {}}
"""
"""And one of another kind."""

CERTIFICATES = Path(__file__).parents[2] / "cases" / "spec" / "domain" / "certificates"
"""Files of certificates: with `callers.pem` nothing is wrong."""

_EXAMPLE = re.compile(r"^(Bad|Good):\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(page: str, kind: str) -> list[str]:
    """The specs of a page under `Bad:` or `Good:`."""
    return [text for found, text in _EXAMPLE.findall(page) if found == kind]


def whole(fragment: str) -> str:
    """A spec of which only the part that matters is written. It is for a REST API unless it says something else."""
    said = re.search("^kind: (\\w+)", fragment, re.MULTILINE)
    kind = said[1] if said else "rest"
    rest = {
        "routes": f"routes: {{{ROUTES[kind]}: {{backend: {{{BACKENDS[kind]}}}, auth: none}}}}\n",
        "stages": "stages: {dev: {}}\n",
    }
    missing = (text for key, text in rest.items() if not re.search(rf"^{key}:", fragment, re.MULTILINE))
    return HEAD + ("" if said else REST) + fragment + "".join(missing)


def spec_file(text: str, folder: Path, name: str = "shop.yaml") -> SpecFile:
    (folder / "orders").mkdir(exist_ok=True)
    (folder / "orders" / "app.py").write_text("def handler(event, context): ...\n", "utf-8")
    (folder / "certificates").mkdir(exist_ok=True)
    for file in CERTIFICATES.iterdir():
        (folder / "certificates" / file.name).write_bytes(file.read_bytes())
    return read_spec(text.encode(), name=name, folder=folder, key=name)


def compiled(text: str, folder: Path, environment: str | None = None) -> tuple[Compilation, ...]:
    """A spec, for each of its environments or for one of them."""
    others = ((NEIGHBOUR, "warehouse.yaml"), (TILLS, "tills.yaml"))
    files = [spec_file(text, folder), *(spec_file(other, folder, name) for other, name in others)]
    return tuple(found for found in compile_all(files, Request(today=TODAY), environment) if found.file is files[0])


def diagnostics(text: str, folder: Path, environment: str | None = None) -> tuple[Diagnostic, ...]:
    """All that is said about a spec, each once."""
    found = compiled(text, folder, environment)
    return tuple(dict.fromkeys(said for compilation in found for said in compilation.diagnostics))


def said_by(name: str, found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    """What one rule says."""
    return [said for said in found if said.code.name == name]
