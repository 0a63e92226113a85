"""Specs that go beyond a limit: too long for a rule's page, which only tells what they look like."""

from collections.abc import Iterable

from unit.rules.specs import whole

_FUNCTION = "functions: {{orders: {{code: ./orders, handler: app.handler, runtime: python3.14, {}}}}}\n"
_CALLED = "routes: {GET /: {backend: {lambda: orders}, auth: none}}\n"


def _mapping(entries: Iterable[str]) -> str:
    return "{" + ", ".join(entries) + "}"


def _routes(count: int, rest: str = "") -> str:
    routes = _mapping(f"GET /a{index}: {{}}" for index in range(count))
    return f"{rest}defaults: {{backend: {{mock: {{}}}}, auth: none}}\nroutes: {routes}\n"


def _long_routes(count: int) -> str:
    text = "x" * 250_000
    routes = _mapping(f"GET /a{index}: {{}}" for index in range(count))
    return f"defaults: {{backend: {{mock: {{body: {text}}}}}, auth: none}}\nroutes: {routes}\n"


def _lookups(count: int) -> str:
    return "routes:\n" + "".join(
        f"  GET /a{index}: {{backend: {{lambda: {{function: {{ssm: /shop/a{index}}}}}}}, auth: none}}\n"
        for index in range(count)
    )


def _stages(count: int) -> str:
    waived = "rules: {stage-limit: {waive: raised}}\n"
    return f"stages: {_mapping(f'a{index}: {{}}' for index in range(count))}\n{waived}"


def _variables(count: int) -> str:
    return f"stages: {{dev: {{variables: {_mapping(f'v{index}: a' for index in range(count))}}}}}\n"


BEYOND = {
    "resource-limit": whole(_routes(300)),
    "near-resource-limit": whole(_routes(269)),
    "mapping-template-size": whole(f"backends: {{a: {{mock: {{body: {'x' * (300 * 1024 + 1)}}}}}}}\n"),
    "function-environment-size": whole(_FUNCTION.format(f"environment: {{A: {'x' * 4096}}}") + _CALLED),
    "function-description": whole(_FUNCTION.format(f"description: {'x' * 257}") + _CALLED),
    "stage-variable-limit": whole(_variables(101)),
    "stack-resources": whole(_routes(249, "render: resources\n")),
    "stack-outputs": whole(_stages(100)),
    "stack-parameters": whole(_lookups(201)),
    "template-size": whole(_long_routes(4)),
    "body-size": whole(_long_routes(26)),
    "template-description": whole(f"description: {'é' * 513}\n"),
}
"""The smallest that each of these rules reports."""

WITHIN = {
    "resource-limit": whole(_routes(299)),
    "near-resource-limit": whole(_routes(268)),
    "mapping-template-size": whole(f"backends: {{a: {{mock: {{body: {'x' * (300 * 1024)}}}}}}}\n"),
    "function-environment-size": whole(_FUNCTION.format(f"environment: {{A: {'x' * 4095}}}") + _CALLED),
    "function-description": whole(_FUNCTION.format(f"description: {'x' * 256}") + _CALLED),
    "stage-variable-limit": whole(_variables(100)),
    "stack-resources": whole(_routes(248, "render: resources\n")),
    "stack-outputs": whole(_stages(99)),
    "stack-parameters": whole(_lookups(200)),
    "template-size": whole(_long_routes(3)),
    "body-size": whole(_long_routes(25)),
    "template-description": whole(f"description: {'é' * 512}\n"),
}
"""The largest that each of these rules does not report."""
