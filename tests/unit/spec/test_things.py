"""Things that specs refer to: each can be declared and bound, and another thing in its place is refused."""

from pathlib import Path
from typing import get_args

import pytest

from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import read_spec
from gatewright.diagnostics import Severity
from gatewright.resolve.words import a
from gatewright.spec.things import THINGS, BoundAs, Slot, ThingName, can_be, fits
from gatewright.template.bound import bound_names

HERE = "eu-west-1:111122223333"


def rest(more: str, backend: str = "mock: {}", kind: str = "rest") -> str:
    return (
        f"{{gatewright: 1, name: shop, kind: {kind}, stages: {{dev: {{}}}},"
        f" routes: {{GET /: {{backend: {{{backend}}}, auth: none}}}}, {more}}}"
    )


def called(backend: str, kind: str = "rest", more: str = "description: calls x") -> str:
    return rest(more, backend, kind)


def staged(settings: str) -> str:
    return rest("description: has a stage").replace("dev: {}", f"dev: {{{settings}}}")


USES: dict[Slot, str] = {
    "function": called("lambda: x"),
    "role": called(f"sqs: {{queue: 'arn:aws:sqs:{HERE}:q', role: x}}"),
    "user pool": called("mock: {}", more="authorizers: {a: {cognito: {user_pools: [x]}}}, defaults: {auth: a}"),
    "log destination": staged("logs: {access: json, to: x}"),
    "firewall log destination": staged("firewall: {countries: {block: [XX]}, logs: {to: x}}").replace("XX", "AQ"),
    "client certificate": staged("client_certificate: x"),
    "vpc link": called("http: {url: 'http://a.example.com', vpc_link: x}"),
    "load balancer": called(
        "http: {url: 'http://a.example.com', vpc_link: l}", more="vpc_links: {l: {load_balancer: x}}"
    ),
    "listener": called("http: {url: 'http://a.example.com', vpc_link: {id: l}, listener: x}", "http"),
    "state machine": called("step_functions: x"),
    "table": called("dynamodb: {table: x, action: GetItem, key: {id: context.requestId}}"),
    "bucket": called("s3: {bucket: x, action: ListObjectsV2}"),
    "queue": called("sqs: x"),
    "topic": called("sns: x"),
    "event bus": called("eventbridge: {bus: x, source: s, detail_type: t}"),
    "firewall": staged("firewall: x"),
    "stream": called("kinesis: x"),
    "delivery stream": called("firehose: x"),
    "certificate": rest("domains: {a.example.com: {certificate: x}}"),
    "hosted zone": rest("domains: {a.example.com: {zone: x}}"),
    "key": staged("logs: {access: json, key: x}"),
    "vpc endpoint": rest("endpoint: {private: {vpc_endpoints: [x]}}"),
}
"""Specs that refer to `x`, by the slot that the reference fills."""


def errors(slot: Slot, bound: BoundAs | None = None, declared: str = "") -> list[str]:
    """What is wrong with a spec that refers to `x`, where `x` is declared or bound."""
    spec = USES[slot]
    if declared:
        spec = f"{spec[:-1]}, bindings: {{x: {declared}}}}}"
    request = Request() if bound is None else Request(bound={"x": bound})
    made = compile_spec(read_spec(spec.encode(), name="shop.yaml", folder=Path(), key="shop"), request)
    found = [f"{said.code.name}: {said.message}" for said in made.diagnostics if said.code.severity is Severity.ERROR]
    assert found or (made.template and bound_names(made.template) == {"x"})
    return found


def identity(name: ThingName) -> str:
    """The ARN or the ID of a thing."""
    return THINGS[name].example.replace("REGION", "eu-west-1").replace("ACCOUNT", "111122223333")


def test_every_word_has_its_thing_and_every_slot_a_use() -> None:
    assert tuple(THINGS) == get_args(ThingName)
    assert set(USES) == {slot for thing in THINGS.values() for slot in thing.slots}


@pytest.mark.parametrize("name", THINGS)
def test_a_thing_is_told_by_its_own_arn_alone(name: ThingName) -> None:
    things = can_be(identity(name))
    assert THINGS[name] in things
    assert len(things) == 1 or not THINGS[name].has_arn


@pytest.mark.parametrize("name", THINGS)
def test_a_thing_can_be_declared_and_bound_wherever_it_fits(name: ThingName) -> None:
    for slot in THINGS[name].slots:
        assert errors(slot, declared=name) == []
        assert errors(slot, bound=THINGS[name]) == []
        assert errors(slot, bound=identity(name)) == []
        assert errors(slot, bound=identity(name), declared=name) == []


@pytest.mark.parametrize("slot", USES)
@pytest.mark.parametrize("other", THINGS)
def test_another_thing_is_refused(slot: Slot, other: ThingName) -> None:
    if slot in THINGS[other].slots:
        return
    refused = f"wrong-binding: 'x' is bound to {a(other)}, and this must be {a(slot)}"
    right = next(name for name, thing in THINGS.items() if slot in thing.slots)
    assert refused in errors(slot, declared=other)
    assert refused in errors(slot, bound=THINGS[other])
    assert refused in errors(slot, bound=THINGS[other], declared=right), "a declaration does not hide what is bound"
    if not fits(identity(other), slot):
        assert any(said.startswith("wrong-binding: ") for said in errors(slot, bound=identity(other)))


def test_what_is_no_thing_at_all_is_refused_as_it_is_written() -> None:
    arn = f"arn:aws:athena:{HERE}:workgroup/w"
    assert errors("queue", bound=arn) == [f"wrong-binding: 'x' is bound to {arn!r}, and this must be a queue"]
    assert errors("queue", bound="a1b2c3") == ["wrong-binding: 'x' is bound to 'a1b2c3', and this must be a queue"]
