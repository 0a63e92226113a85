"""One run finds all mistakes: of spelling, of shape, of names and of sense, wherever they stand in the file."""

from pathlib import Path

import pytest

from gatewright.compile import Request, Workspace, compile_spec
from gatewright.compose.specfile import read_spec

HEAD = "gatewright: 1\nname: shop\nkind: rest\nbackends: {ok: {mock: {}}}\nstages: {dev: {}}\nroutes:\n"

MISTAKES = (
    ("  GET /r{i}: @nothing", "unknown-backend"),
    ("  GET /r{i}: {backend: ok, auth: @nobody}", "unknown-auth"),
    ("  GET /r{i}: {backend: ok, @sumry: misspelt}", "unknown-key"),
    ("  GET /r{i}: {backend: ok, query: {a: {required: @maybe}}}", "wrong-type"),
    ("  GET /r{i}: {backend: {mock: {status: @700}}}", "answer-status"),
    ("  @get /r{i}: ok", "bad-key"),
    ("  GET /r{i}: {backend: {http: {url: @'ftp://x'}}}", "bad-value"),
    ("  GET /r{i}: {backend: {http: {url: 'https://x.example.com', timeout: @31s}}}", "timeout-range"),
    ("  GET /r{i}: {backend: ok, path: {@id: {}}}", "path-parameter-unknown"),
    ("  GET /r{i}: {auth: none, @backend: }", "null-value"),
)
"""A line with a mark before what is wrong in it, and the diagnostic that it deserves."""

TIMES = 10


def test_a_hundred_mistakes_give_a_hundred_diagnostics() -> None:
    lines = [line.replace("{i}", f"{index:03}") for index, (line, _) in enumerate(MISTAKES * TIMES)]
    text = HEAD + "\n".join(line.replace("@", "") for line in lines) + "\n"
    file = read_spec(text.encode(), name="spec.yaml", folder=Path())
    said = compile_spec(file, Request()).diagnostics
    first = HEAD.count("\n") + 1
    names = [name for _, name in MISTAKES * TIMES]
    expected = [(first + i, line.index("@") + 1, name) for i, (line, name) in enumerate(zip(lines, names, strict=True))]
    assert [(found.place.line, found.place.column, found.code.name) for found in said] == expected
    assert len(said) == len(MISTAKES) * TIMES == 100


ACCOUNT = """\
gatewright: 1
name: @9lives -- bad-value
kind: @acount -- unknown-choice
@routes: {GET /: {backend: {mock: {}}}} -- unknown-key
log_role: @logs -- unknown-name
tags: {team: @5} -- wrong-type
limits:
  @plan: 500 -- unknown-key
  keys: @many -- wrong-type
  domains: @0 -- account-limit
  throttle: {@rte: 20000} -- unknown-key
  @private_domains: -- null-value
rules: {@no-such-rule: {severity: error}} -- unknown-rule
inputs: {@zone: {default: x}} -- unused-input
"""
DOMAINS = """\
gatewright: 1
name: shop-domain
kind: domain
@stages: {live: {}} -- unknown-key
domains:
  @API.example.com: {zone: Z0123456789ABC} -- bad-key
  api.example.com:
    zone: @shop-zone -- unknown-name
    ip: @ipv5 -- unknown-choice
    paths:
      @orders: orders -- bad-key
      /a: @orders -- unknown-gateway
      /b: {gateway: shop, stage: @live} -- unknown-gateway
      @/c: {stage: live} -- missing-key
    routing:
      one: {priority: @first, gateway: orders} -- wrong-type
      two: {priority: @0, gateway: shop, headers: {x-a: b}} -- domain-routing
      three: {priority: 3, gateway: shop, headers: {@origin: b}} -- domain-routing
"""
SHOP = "gatewright: 1\nname: shop\nkind: rest\nroutes: {GET /: {backend: {mock: {}}, auth: iam}}\nstages: {dev: {}}\n"


@pytest.mark.parametrize("marked", [ACCOUNT, DOMAINS], ids=["account", "domain"])
def test_all_mistakes_in_what_is_no_api_are_told_too(marked: str) -> None:
    lines = [line.partition(" -- ") for line in marked.splitlines()]
    expected = [(i, text.index("@") + 1, name) for i, (text, _, name) in enumerate(lines, 1) if name]
    text = "".join(f"{line.replace('@', '')}\n" for line, _, _ in lines)
    file, other = (
        read_spec(spec.encode(), name=f"{name}.yaml", folder=Path()) for name, spec in (("a", text), ("b", SHOP))
    )
    said = compile_spec(file, Request(), Workspace((file, other))).diagnostics
    assert [(found.place.line, found.place.column, found.code.name) for found in said] == expected
