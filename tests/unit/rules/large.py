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


def _path(length: int) -> str:
    above = "x" * 800  # a key in YAML has 1,024 characters at most
    return f"routes: {{/{above}: {{routes: {{GET /{'x' * (length - 802)}: {{backend: {{mock: {{}}}}}}}}}}}}\n"


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


def _addresses(last: str) -> str:
    """Somewhat less than a policy may hold, and one address more, which brings it to the limit or beyond."""
    addresses = [f"198.51.{100 + index // 100}.{100 + index % 100}" for index in range(460)]
    return f"policy: {{allow: {{addresses: [{', '.join((*addresses, last))}]}}}}\n"


def _authorizers(count: int) -> str:
    function = "arn:aws:lambda:eu-west-1:111122223333:function:partners"
    authorizers = _mapping(f'a{index}: {{lambda: "{function}"}}' for index in range(count))
    routes = _mapping(f"GET /a{index}: {{auth: a{index}}}" for index in range(count))
    return f"authorizers: {authorizers}\ndefaults: {{backend: {{mock: {{}}}}}}\nroutes: {routes}\n"


def _model(size: int) -> str:
    """A model of so many characters, half of them in another one that it refers to."""
    inner = '{"type":"object","properties":{"b":{"type":"string","pattern":""}}}'
    outer = '{"type":"object","properties":{"a":{"$ref":"#/definitions/B"}},"definitions":{"B":}}'
    pattern = "x" * (size - len(inner) - len(outer))
    models = (
        "{A: {schema: {type: object, properties: {a: {$ref: B}}}}, "
        f"B: {{schema: {{type: object, properties: {{b: {{type: string, pattern: {pattern}}}}}}}}}}}"
    )
    return f"kind: websocket\nmodels: {models}\nroutes: {{send: {{backend: {{mock: {{}}}}, body: A}}}}\n"


def _documented(count: int) -> str:
    routes = _mapping(f"GET /a{index}: {{summary: a}}" for index in range(count))
    waived = "rules: {resource-limit: {waive: raised}, undocumented: {waive: enough}}\n"
    return f"documentation: true\ndefaults: {{backend: {{mock: {{}}}}, auth: none}}\nroutes: {routes}\n{waived}"


def _firewall(rest: str) -> str:
    """A firewall that weighs 5,000 units, and the rest."""
    texts = ", ".join(f"a{index}" for index in range(500))
    return f"firewalls: {{main: {{rules: [{{name: a, when: {{path: {{contains: [{texts}]}}}}}}]{rest}}}}}\n"


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
    "long-path": whole(_path(1540)),
    "authorizer-limit": whole(_authorizers(11)),
    "policy-size": whole(_addresses("198.51.198.199/32")),
    "documentation-limit": whole(_documented(1001)),
    "model-size": whole(_model(32 * 1024 + 1)),
    "firewall-capacity": whole(_firewall(", countries: {block: [KP]}")),
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
    "long-path": whole(_path(1539)),
    "authorizer-limit": whole(_authorizers(10)),
    "policy-size": whole(_addresses("198.51.198.99/32")),
    "documentation-limit": whole(_documented(1000)),
    "model-size": whole(_model(32 * 1024)),
    "firewall-capacity": whole(_firewall("")),
}
"""The largest that each of these rules does not report."""
