"""A spec whose callers only the deployment knows is right: rules do not guess at them."""

from pathlib import Path

from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import read_spec
from gatewright.template.late import placeholder

SPEC = b"""
gatewright: 1
name: shop
kind: rest
inputs: {office: {}, pages: {}, network: {}}
endpoint: {regional: {ip: dualstack}}
policy:
  allow: {addresses: ["${inputs.office}", "${inputs.office}/32", 203.0.113.0/24], vpcs: ["${inputs.network}"]}
  deny: {addresses: ["${inputs.office}"]}
cors: {origins: ["${inputs.pages}", "https://${inputs.pages}"]}
routes: {GET /: {backend: {mock: {}}}}
stages: {dev: {}}
"""


def test_late_inputs_can_be_addresses_networks_and_origins() -> None:
    file = read_spec(SPEC, name="shop.yaml", folder=Path())
    inputs = {name: placeholder(name) for name in ("office", "pages", "network")}
    compilation = compile_spec(file, Request(inputs=inputs))
    assert compilation.diagnostics == ()
    assert compilation.template is not None
