"""CloudFront in front of stages: who comes through it gets in, and who comes past it does not."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.compile import Compilation, Request, compile_spec
from gatewright.compose.specfile import read_spec
from gatewright.lower.origin_check import CODE
from gatewright.template.rendering import render

SPEC = """\
gatewright: 1
name: shop
kind: KIND
firewalls: {main: {managed: [common], logs: {}}}
routes:
  ROUTE: {backend: {http: "https://shop.example.com"}, auth: none}
stages: {live: {firewall: {cloudfront: {firewall: main, secret: SECRET}}}}
environments: {here: {region: us-east-1}, there: {region: eu-west-1}}
"""
ROUTES = {"http": "GET /", "websocket": "$connect"}
Json = dict[str, Any]


def compiled(
    kind: str = "http", *, environment: str = "here", stage: str = "live", secret: int = 1, **more: str
) -> Compilation:
    text = (
        SPEC.replace("live", stage).replace("KIND", kind).replace("ROUTE", ROUTES[kind]).replace("SECRET", str(secret))
    )
    text += "".join(f"{key}: {value}\n" for key, value in more.items())
    spec = read_spec(text.encode(), name="shop.yaml", folder=Path(), key="shop.yaml")
    made = compile_spec(spec, Request(environment=environment))
    assert made.template is not None, made.diagnostics
    return made


def resources(made: Compilation) -> Json:
    assert made.template is not None
    found: Any = render(made.template).body["Resources"]
    return dict(found)


def asked(event: Json, monkeypatch: pytest.MonkeyPatch, **secrets: str) -> Json:
    """What the function that is made answers to an event."""
    for name, value in secrets.items():
        monkeypatch.setenv(name, value)
    module: Json = {}
    exec(CODE, module)
    answer: Json = module["handler"](event, None)
    return answer


REST_OF_HEADERS = [{}, None, {"x-origin-verify": "wrong"}, {"x-origin-verify": ""}, {"X-Origin-Verify": "gooD"}]


@pytest.mark.parametrize("headers", REST_OF_HEADERS)
def test_nobody_gets_in_without_the_secret(headers: Json | None, monkeypatch: pytest.MonkeyPatch) -> None:
    event = {"headers": headers, "version": "2.0"}
    assert asked(event, monkeypatch, SECRET_1="good", SECRET_2="older") == {"isAuthorized": False}


@pytest.mark.parametrize("shown", ["good", "older"])
@pytest.mark.parametrize("header", ["x-origin-verify", "X-Origin-Verify"])
def test_each_secret_that_is_good_lets_in(header: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    event = {"headers": {header: shown}, "version": "2.0"}
    assert asked(event, monkeypatch, SECRET_1="good", SECRET_2="older") == {"isAuthorized": True}


def test_nobody_gets_in_where_there_is_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked({"headers": {"x-origin-verify": ""}}, monkeypatch) == {"isAuthorized": False}


@given(st.text())
def test_any_text_in_the_header_is_answered(text: str) -> None:
    module: Json = {}
    exec(CODE, module)
    assert module["handler"]({"headers": {"x-origin-verify": text}}, None) == {"isAuthorized": False}


@pytest.mark.parametrize(("shown", "effect"), [("good", "Allow"), ("bad", "Deny")])
def test_websocket_apis_get_a_policy(shown: str, effect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arn = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3/live/$connect"
    answer = asked({"methodArn": arn, "headers": {"X-Origin-Verify": shown}}, monkeypatch, SECRET_1="good")
    (statement,) = answer["policyDocument"]["Statement"]
    assert statement == {"Effect": effect, "Action": "execute-api:Invoke", "Resource": arn}
    assert answer["principalId"]


def secrets(found: Json) -> list[str]:
    """The secrets that the API knows, by their logical ids, those of newer numbers first."""
    variables = found["ShopOriginCheck"]["Properties"]["Environment"]["Variables"]
    return [re.search(r"\$\{(\w+)\}", value["Fn::Sub"])[1] for _, value in sorted(variables.items())]  # type: ignore[index]


def shown_secret(found: Json) -> str:
    (origin,) = found["ShopStageLiveDistribution"]["Properties"]["DistributionConfig"]["Origins"]
    (header,) = origin["OriginCustomHeaders"]
    return str(re.search(r"\$\{(\w+)\}", header["HeaderValue"]["Fn::Sub"])[1])  # type: ignore[index]


def test_a_secret_is_replaced_without_a_moment_in_which_none_is_good() -> None:
    for number in range(1, 4):
        before, after = (resources(compiled(secret=each)) for each in (number, number + 1))
        assert shown_secret(before) in secrets(before)
        assert shown_secret(before) in secrets(after), "CloudFront shows the old one until it has the new one"
        assert shown_secret(after) in secrets(after)
        assert shown_secret(after) != shown_secret(before)
        assert "ShopOriginCheck" in after["ShopStageLiveDistribution"]["DependsOn"], "the API knows it first"


def test_two_replacements_make_a_secret_worthless() -> None:
    first, third = (resources(compiled(secret=number)) for number in (1, 3))
    assert shown_secret(first) not in third


@pytest.mark.parametrize("kind", ROUTES)
def test_open_routes_look_at_the_secret(kind: str) -> None:
    routes = [part["Properties"] for part in resources(compiled(kind)).values() if part["Type"].endswith("V2::Route")]
    assert [route["AuthorizationType"] for route in routes] == ["CUSTOM"]


def test_a_header_that_is_missing_is_turned_away_without_asking_the_function() -> None:
    authorizer = resources(compiled())["ShopAuthorizerCloudfrontRequest"]["Properties"]
    assert authorizer["IdentitySource"] == ["$request.header.x-origin-verify"]
    assert authorizer["AuthorizerResultTtlInSeconds"] > 0


@pytest.mark.parametrize("kind", ROUTES)
def test_what_has_to_be_in_us_east_1_is_there_once(kind: str) -> None:
    here, there = compiled(kind), compiled(kind, environment="there")
    assert here.edge is None
    assert there.edge is not None
    edge: Any = render(there.edge).body
    whole = resources(here)
    assert edge["Resources"].keys() == whole.keys() - resources(there).keys()
    assert all(edge["Resources"][id]["Type"] == whole[id]["Type"] for id in edge["Resources"])


def test_what_the_one_stack_tells_is_what_the_other_takes() -> None:
    domains = "{api.example.com: {zone: Z0123456789ABC}}"
    made = compiled(environment="there", domains=domains)
    assert made.edge is not None
    assert made.template is not None
    told: Any = render(made.edge).body["Outputs"]
    taken: Any = render(made.template).body["Parameters"]
    assert len(told) == 2
    assert told.keys() == taken.keys()


def test_a_comment_is_as_long_as_cloudfront_takes() -> None:
    made = compiled(stage="s" * 128)
    (front,) = (part for part in resources(made).values() if part["Type"] == "AWS::CloudFront::Distribution")
    assert len(front["Properties"]["DistributionConfig"]["Comment"]) == 128
