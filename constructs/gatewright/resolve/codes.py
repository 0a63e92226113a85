"""The codes of diagnostics about what names mean."""

from gatewright.diagnostics import Code, Severity


def _spec(routes: str, rest: str = "") -> str:
    lines = [
        "gatewright: 1",
        "name: shop",
        "kind: rest",
        *([rest] if rest else []),
        f"routes: {routes}",
        "stages: {dev: {}}",
    ]
    return "```yaml\n" + "\n".join(lines) + "\n```\n"


_GOOD = "\nGood:\n" + _spec("{GET /: {backend: hello, auth: none}}", "backends: {hello: {mock: {body: hello}}}")

UNKNOWN_BACKEND = Code(
    "GW211",
    "unknown-backend",
    "A route names a backend that is not there.\n\nBackends stand under `backends`, or are written in place.\n\nBad:\n"
    + _spec("{GET /: {backend: helo, auth: none}}", "backends: {hello: {mock: {body: hello}}}")
    + _GOOD,
)

NO_BACKEND = Code(
    "GW212",
    "no-backend",
    "A route that nothing answers.\n\nName a backend in the route, in its group or in `defaults`.\n\nBad:\n"
    + _spec("{GET /: {auth: none}}")
    + _GOOD,
)

UNKNOWN_NAME = Code(
    "GW213",
    "unknown-name",
    "A bare name that means nothing.\n\nA bare name is one of the spec's own entries, or a name that the embedding CDK app"
    " binds: then declare it under `bindings`, or pass `--bind name=ARN`.\n\nBad:\n"
    + _spec("{GET /: {backend: {lambda: orders}, auth: none}}")
    + "\nGood:\n"
    + _spec("{GET /: {backend: {lambda: orders}, auth: none}}", "bindings: {orders: function}"),
)

WRONG_BINDING = Code(
    "GW214",
    "wrong-binding",
    "A bound name is not the kind of thing that belongs here.\n\nBad:\n"
    + _spec("{GET /: {backend: {lambda: orders}, auth: none}}", "bindings: {orders: role}")
    + "\nGood:\n"
    + _spec("{GET /: {backend: {lambda: orders}, auth: none}}", "bindings: {orders: function}"),
)

UNKNOWN_AUTH = Code(
    "GW215",
    "unknown-auth",
    "A route names an authorizer that is not there.\n\n`iam` and `none` are always there.\n\nBad:\n"
    + _spec("{GET /: {backend: {mock: {}}, auth: iaam}}")
    + _GOOD,
)

UNKNOWN_RESOURCE = Code(
    "GW216",
    "unknown-resource",
    "A reference to a CloudFormation resource that is not under `resources`.\n\nBad:\n"
    + _spec("{GET /: {backend: {lambda: {function: {resource: Fn.Arn}}}, auth: none}}"),
)

UNKNOWN_GATEWAY = Code(
    "GW217",
    "unknown-gateway",
    "A reference to a gateway or a stage that is not among the specs given together.\n\nName both specs in one call:"
    " `gatewright check orders.yaml shop.yaml`, or the folder that holds them.\n\nBad:\n"
    + _spec("{GET /: {backend: {http: {url: {gateway: orders, stage: prod}}}, auth: none}}"),
)

DUPLICATE_ROUTE = Code(
    "GW218",
    "duplicate-route",
    "The same method on the same path is written twice.\n\nA path group can make two routes the same that look different."
    "\n\nBad:\n"
    + _spec("{GET /v1: {backend: {mock: {}}, auth: none}, /v1: {auth: none, routes: {GET: {backend: {mock: {}}}}}}")
    + _GOOD,
)

GROUP_KEY = Code(
    "GW219",
    "group-key",
    "A key in a path group that ends in a slash.\n\nIn a group, `GET` is the group's own path and `GET /x` the path below.\n\n"
    "Bad:\n"
    + _spec("{/v1: {auth: none, routes: {GET /: {backend: {mock: {}}}}}}")
    + "\nGood:\n"
    + _spec("{/v1: {auth: none, routes: {GET: {backend: {mock: {}}}}}}"),
)

BARE_METHOD = Code(
    "GW220",
    "bare-method",
    "A method without a path, outside a path group.\n\nBad:\n"
    + _spec("{GET: {backend: {mock: {}}, auth: none}}")
    + _GOOD,
)

RESOURCE_FORM = Code(
    "GW221",
    "resource-form",
    "Plain CloudFormation that is not CloudFormation.\n\nA resource has a `Type` and `Properties`, as in a template.\n\nBad:\n"
    + _spec("{GET /: {backend: {mock: {}}, auth: none}}", "resources: {Table: {Properties: {}}}"),
)

UNKNOWN_RULE = Code(
    "GW222",
    "unknown-rule",
    "A setting for a rule that does not exist.\n\n`gatewright rule` lists all rules.\n\nBad:\n"
    + _spec("{GET /: {backend: {mock: {}}, auth: none}}", "rules: {open-rout: {waive: all is public}}")
    + "\nGood:\n"
    + _spec("{GET /: {backend: {mock: {}}, auth: none}}", "rules: {open-route: {waive: all is public}}"),
)

RULE_PLACE = Code(
    "GW223",
    "rule-place",
    "A waiver for a part of the spec that is not there.\n\n`at` lists parts such as `routes.GET /health`. A waiver that waives"
    " nothing is most often one that was forgotten.\n\nBad:\n"
    + _spec("{GET /: {backend: {mock: {}}, auth: none}}", "rules: {open-route: {waive: public, at: [routes.GET /x]}}"),
    Severity.WARNING,
)

CODES = (
    UNKNOWN_BACKEND,
    NO_BACKEND,
    UNKNOWN_NAME,
    WRONG_BINDING,
    UNKNOWN_AUTH,
    UNKNOWN_RESOURCE,
    UNKNOWN_GATEWAY,
    DUPLICATE_ROUTE,
    GROUP_KEY,
    BARE_METHOD,
    RESOURCE_FORM,
    UNKNOWN_RULE,
    RULE_PLACE,
)
