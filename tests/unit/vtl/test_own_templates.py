"""Nothing is wrong with any mapping template that cases expect: neither with those that are made, nor with examples."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from gatewright.document.plain_data import is_list, is_mapping
from gatewright.formats.vtl.arguments import wrong_arguments
from gatewright.formats.vtl.context import REST, WEBSOCKET
from gatewright.formats.vtl.names import Side, misplaced_names, unknown_names, unset_variables
from gatewright.formats.vtl.overrides import repeated_overrides
from gatewright.formats.vtl.reader import read

CASES = Path(__file__).parents[2] / "cases"
SIDES: dict[str, Side] = {"requesttemplates": "request", "responsetemplates": "response"}
EXPECTED = sorted(
    path for path in CASES.rglob("*.template.yaml") if any(key in path.read_text("utf-8").lower() for key in SIDES)
)


def _text(value: Any) -> str:
    """A template as API Gateway will get it, with something for what is known when the stack is deployed."""
    if isinstance(value, str):
        return value
    ((function, argument),) = value.items()
    if function == "Fn::Join":
        return str(argument[0]).join(map(_text, argument[1]))
    if function == "Fn::Sub":
        pattern = argument if isinstance(argument, str) else argument[0]
        return re.sub(r"\$\{(!?)([^}]*)\}", lambda found: f"${{{found[2]}}}" if found[1] else "value", pattern)
    return "value"


def _templates(node: object) -> Iterator[tuple[Side, str]]:
    if is_list(node):
        for item in node:
            yield from _templates(item)
    elif is_mapping(node):
        for key, value in node.items():
            if key.endswith("gateway-responses") or value == "AWS::ApiGateway::GatewayResponse":
                return
            side = SIDES.get(key.lower())
            if side is None:
                yield from _templates(value)
            elif is_mapping(value):
                for template in value.values():
                    yield side, _text(template)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: str(path.relative_to(CASES)))
def test_there_are_no_false_alarms(path: Path) -> None:
    document = yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    context = WEBSOCKET if "ProtocolType: WEBSOCKET" in path.read_text("utf-8") else REST
    for side, text in set(_templates(document)):
        script = read(text)
        found = [
            *script.faults,
            *unknown_names(script, context),
            *unset_variables(script),
            *misplaced_names(script, side, context),
            *wrong_arguments(script),
            *repeated_overrides(script),
        ]
        assert found == [], text


def test_cases_have_such_templates() -> None:
    assert len(EXPECTED) > 20
