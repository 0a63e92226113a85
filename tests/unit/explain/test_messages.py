"""Which route a message takes."""

from pathlib import Path

import pytest

from gatewright.compile import compile_all
from gatewright.compose.specfile import read_spec
from gatewright.explain import match_message
from gatewright.gateway.matching import RouteMatch

SPEC = """\
gatewright: 1
name: chat
kind: websocket
routes:
  $connect: {backend: {mock: {}}, auth: none}
  $default: {backend: {mock: {}}}
  send: {backend: {mock: {}}}
  room/join: {backend: {mock: {}}}
stages: {dev: {}}
"""


def found(text: str, folder: Path, more: str = "", spec: str = SPEC) -> RouteMatch:
    (made,) = compile_all([read_spec((spec + more).encode(), name="chat.yaml", folder=folder)])
    assert made.gateway is not None
    return match_message(made.gateway, text)


@pytest.mark.parametrize(
    ("text", "route", "reasons"),
    [
        ('{"action": "send"}', "send", ("body.action is send",)),
        (
            '{"action": "sell"}',
            "$default",
            ("body.action is sell", "there is no route sell", "$default matches all other requests"),
        ),
        ('{"action": "$connect"}', "$default", None),
        (
            '{"action": {"send": 1}}',
            "$default",
            ("the message has no string at body.action", "$default matches all other requests"),
        ),
        ("[]", "$default", ("the message has no string at body.action", "$default matches all other requests")),
        ("send", "$default", ("the message is not JSON", "$default matches all other requests")),
        ("[" * 100_000, "$default", ("the message is not JSON", "$default matches all other requests")),
    ],
    ids=range(7),
)
def test_a_message_takes_the_route_that_it_names(
    text: str, route: str, reasons: tuple[str, ...] | None, tmp_path: Path
) -> None:
    taken = found(text, tmp_path)
    assert taken.route is not None
    assert taken.route.key == route
    assert reasons in (None, taken.reasons)


def test_several_fields_make_a_name(tmp_path: Path) -> None:
    chosen = 'message_route: "{body.what.kind}/{body.do}"\n'
    taken = found('{"what": {"kind": "room"}, "do": "join"}', tmp_path, chosen)
    assert taken.route is not None
    assert taken.route.key == "room/join"
    assert found('{"what": "room", "do": "join"}', tmp_path, chosen).reasons[0] == (
        "the message has no string at body.what.kind"
    )


def test_without_a_route_for_the_rest_senders_are_refused(tmp_path: Path) -> None:
    spec = SPEC.replace("  $default: {backend: {mock: {}}}\n", "")
    taken = found("hello", tmp_path, spec=spec)
    assert (taken.route, taken.reasons[-1]) == (None, "there is no $default")
