"""What the package promises by name."""

import subprocess
import sys
from pathlib import Path

import scripts.models

import gatewright
from gatewright import Request, compile_spec, models, spec_of_model
from gatewright.gateway import MockTarget
from gatewright.load.models import ModelShape
from gatewright.load.of import shape_of
from gatewright.load.scalars import ValueShape
from gatewright.load.walk import walk
from gatewright.spec.roots import ROOTS


def test_every_public_name_is_there() -> None:
    assert all(hasattr(gatewright, name) for name in gatewright.__all__)
    assert all(hasattr(models, name) for name in models.__all__)


def test_models_has_every_type_of_the_language() -> None:
    shapes = tuple(walk(*(shape_of(root) for root in (models.GatewaySpec, *ROOTS.values()))))
    types = {shape.type for shape in shapes if isinstance(shape, ModelShape)}
    types |= {shape.type for shape in shapes if isinstance(shape, ValueShape) and not shape.as_text}
    assert len(types) > 100
    assert {type.__name__ for type in types} <= set(models.__all__)
    assert {getattr(models, type.__name__) for type in types} == types


def test_models_is_up_to_date() -> None:
    assert Path(models.__file__).read_text("utf-8") == scripts.models.text()


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, gatewright; print(sorted(name for name in sys.modules if name.startswith('gatewright')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['gatewright']"


def test_a_spec_can_be_written_in_python() -> None:
    model = models.GatewaySpec(
        gatewright=1,
        name="shop",
        kind="rest",
        backends={
            "orders": models.HttpBackend(url=models.HttpUrl("https://example.com/{id}"), timeout=models.Duration(5000)),
            "alive": models.MockBackend(body={"ok": True}),
        },
        routes={
            "GET /orders/{id}": models.RouteSpec(
                backend="orders", query={"expand": models.ParameterSpec(type="boolean")}
            ),
            "/admin": models.GroupSpec(auth="iam", routes={"GET": models.RouteSpec(backend="alive")}),
        },
        stages={"dev": models.StageSpec(description="For developers")},
    )
    compilation = compile_spec(spec_of_model(model, Path()), Request())
    assert compilation.diagnostics == ()
    gateway = compilation.gateway
    assert gateway is not None
    assert [route.key for route in gateway.routes] == ["GET /admin", "GET /orders/{id}"]
    assert isinstance(gateway.routes[0].backend.value.target, MockTarget)


def test_a_wrong_model_gives_diagnostics_in_its_own_text() -> None:
    model = models.GatewaySpec(
        gatewright=1,
        name="shop",
        kind="rest",
        routes={"GET /": models.RouteSpec(backend="nothing")},
        stages={"dev": models.StageSpec()},
    )
    (said,) = compile_spec(spec_of_model(model, Path()), Request()).diagnostics
    assert (said.code.name, said.place.source.name) == ("unknown-backend", "shop.json")
