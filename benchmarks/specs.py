"""Specs of any size, shaped like real ones: resources with five routes each, a few backends, parameters, exceptions."""

from collections.abc import Iterator

HEAD = """\
gatewright: 1
name: bench
kind: rest
description: A generated API of {routes} routes
inputs: {{host: {{default: legacy.example.com}}}}
backends:
{backends}
  legacy: {{http: {{url: "https://${{inputs.host}}/{{proxy}}", timeout: 10s}}}}
  ping: {{mock: {{body: {{ok: true}}}}}}
defaults:
  auth: iam
  headers: {{X-Tenant: {{description: Who asks}}}}
routes:
  GET /health: {{backend: ping, auth: none}}
  ANY /legacy/{{proxy+}}: legacy
"""

TAIL = """\
stages:
  dev: {}
  live: {description: What callers use, variables: {LEVEL: info}}
"""

FUNCTIONS = 5


def spec(routes: int, render: str = "body") -> str:
    """A REST spec with this many routes."""
    arn = "arn:aws:lambda:eu-west-1:111122223333:function:bench"
    backends = "\n".join(f'  function{index}: {{lambda: "{arn}-{index}"}}' for index in range(FUNCTIONS))
    lines = list(_routes(routes - 2))
    text = HEAD.format(routes=routes, backends=backends) + "\n".join(lines) + "\n" + TAIL
    return text if render == "body" else text.replace("kind: rest\n", f"kind: rest\nrender: {render}\n")


def _routes(count: int) -> Iterator[str]:
    made = 0
    for noun in range(count):
        for route in _noun(noun):
            if made == count:
                return
            made += 1
            yield route


def _noun(index: int) -> Iterator[str]:
    path, backend = f"/v{index % 5}/noun{index}", f"function{index % FUNCTIONS}"
    query = "page: integer, size: {type: integer, required: true}"
    yield f"  GET {path}:\n    backend: {backend}\n    query: {{{query}}}"
    yield f"  POST {path}: {{backend: {backend}, summary: Make one}}"
    yield f"  GET {path}/{{id}}:\n    backend: {backend}\n    operation: getNoun{index}\n    summary: One of them"
    yield f"  PUT {path}/{{id}}: {backend}"
    yield f"  DELETE {path}/{{id}}: {{backend: {backend}, auth: iam}}"
