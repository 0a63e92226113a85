"""One run finds all mistakes: of spelling, of shape, of names and of sense, wherever they stand in the file."""

from pathlib import Path

from gatewright.compile import Request, compile_spec
from gatewright.specfile import read_spec

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
