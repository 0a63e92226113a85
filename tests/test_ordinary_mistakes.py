"""Ordinary mistakes: each looks right, gets through other tools, and is found by a caller or by nobody.

Each spec has a mark before what is wrong in it. Exactly there it is reported, before anything is deployed, and nothing
else is called an error.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import read_spec
from gatewright.diagnostics import Severity

MARK = "@"


class Mistake(NamedTuple):
    """A spec with a mark, and the id and name of the diagnostic that it deserves."""

    spec: str
    id: str
    name: str


MISTAKES = {
    "a private API that nothing opens": Mistake(
        "endpoint: {private: {vpc_endpoints: @[]}}",
        "GW353",
        "empty-list",
    ),
    "an endpoint that is private without saying for whom": Mistake(
        "endpoint: @private",
        "GW105",
        "unknown-choice",
    ),
    "two names for the variable at one place of a path": Mistake(
        "routes: {'GET /orders/{id}': {backend: ok}, @'PUT /orders/{name}': {backend: ok}}",
        "GW302",
        "sibling-variables",
    ),
    "a cache key that the route does not have": Mistake(
        "routes: {GET /orders: {backend: ok, cache: {key: [query.page, @path.id]}}}\n"
        "stages: {dev: {cache: {size: 0.5GB}}}",
        "GW367",
        "cache-key",
    ),
    "a cache of a size that there is not": Mistake(
        "stages: {dev: {cache: {size: @0.7GB}}}",
        "GW105",
        "unknown-choice",
    ),
    "a setting for a route that does not exist": Mistake(
        "defaults: {api_key: true}\nplans: {p: {stages: [dev], keys: [k], routes: {@GET /ordres: {rate: 1}}}}",
        "GW225",
        "unknown-route",
    ),
    "a log of a variable that does not exist": Mistake(
        'stages: {dev: {logs: {access: "$context.requestId @$context.latency"}}}',
        "GW463",
        "unknown-context",
    ),
    "a stage variable that no stage has": Mistake(
        'backends: {ok: {http: @"https://${stageVariables.host}/orders"}}',
        "GW363",
        "undefined-stage-variable",
    ),
    "twenty minutes at an edge endpoint": Mistake(
        'endpoint: edge\nbackends: {ok: {http: {url: "https://orders.example.com", timeout: @20m}}}',
        "GW320",
        "timeout-range",
    ),
    "a path below what takes the whole rest": Mistake(
        'routes: {@"GET /files/{path+}/info": {backend: ok}}',
        "GW303",
        "greedy-not-last",
    ),
    "a cache for answers that stream": Mistake(
        'backends: {ok: {lambda: {function: "arn:aws:lambda:eu-west-1:111122223333:function:orders", stream: true}}}\n'
        "routes: {GET /orders: {backend: ok, @cache: {ttl: 1m, key: [header.Authorization]}}}\n"
        "stages: {dev: {cache: {size: 0.5GB}}}",
        "GW468",
        "stream-limits",
    ),
    "an API key that no plan lets in": Mistake(
        "routes: {GET /orders: {backend: ok, api_key: @true}}",
        "GW452",
        "key-without-plan",
    ),
    "an identity in the service's own spelling, and misspelt": Mistake(
        "authorizers:\n"
        '  partners: {lambda: {function: "arn:aws:lambda:eu-west-1:111122223333:function:partners",'
        " identity: [@method.request.headers.Authorization]}}",
        "GW104",
        "bad-value",
    ),
    "an identity that the service cannot read": Mistake(
        "authorizers:\n"
        '  partners: {lambda: {function: "arn:aws:lambda:eu-west-1:111122223333:function:partners",'
        " identity: [@path.tenant]}}\n"
        "defaults: {auth: partners}",
        "GW350",
        "authorizer-identity",
    ),
    "a template with an open end": Mistake(
        "backends:\n"
        '  ok: {http: {url: "https://orders.example.com", request: {templates: {application/json: "@#if(true){}"}}}}',
        "GW310",
        "template-syntax",
    ),
    "credentials for every page": Mistake(
        'cors: {origins: [@"*"], credentials: true}',
        "GW356",
        "cors-wildcard",
    ),
}

REST = {
    "gatewright": "gatewright: 1\nname: shop\nkind: rest",
    "backends": "backends: {ok: {mock: {}}}",
    "routes": "routes: {GET /orders: {backend: ok}}",
    "stages": "stages: {dev: {}}",
}
"""What each spec has besides, unless it says otherwise."""


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_it_is_reported_where_it_stands(mistake: Mistake) -> None:
    missing = [text for key, text in REST.items() if f"\n{key}:" not in f"\n{mistake.spec}"]
    marked = "\n".join([*missing, mistake.spec]) + "\n"
    before = marked[: marked.index(MARK)]
    file = read_spec(marked.replace(MARK, "").encode(), name="shop.yaml", folder=Path())
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    expected = (line, column, mistake.id, mistake.name)
    found = [
        (said.place.line, said.place.column, said.code.id, said.code.name)
        for said in compile_spec(file, Request()).diagnostics
        if said.severity is Severity.ERROR or said.code.name == mistake.name
    ]
    assert found == [expected]
