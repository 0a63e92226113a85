"""Strategies for specs: valid ones, and valid ones that something happened to."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]

WORDS = st.sampled_from(("orders", "items", "users", "reports", "a-b", "x_y", "v1"))
VARIABLES = st.sampled_from(("id", "name", "key"))
METHODS = ("GET", "PUT", "POST", "DELETE", "PATCH", "ANY")
TYPES = st.sampled_from(("string", "integer", "number", "boolean"))
ARN = "arn:aws:lambda:eu-west-1:111122223333:function:orders"

BACKENDS: dict[str, Json] = {
    "by_arn": {"lambda": ARN},
    "slow": {"lambda": {"function": f"{ARN}:live", "timeout": "2500ms"}},
    "server": {"http": {"url": "https://example.com/x", "timeout": "5s"}},
    "fixed": {"mock": {"status": 201, "body": {"ok": True, "text": "$ and #"}, "headers": {"X-A": "b"}}},
    "text": {"mock": {"body": "hello"}},
}


@st.composite
def paths(draw: st.DrawFn) -> str:
    """Paths whose variables have one name at each level, as the service wants."""
    segments = draw(st.lists(WORDS, max_size=3))
    if draw(st.booleans()):
        segments.append("{id}")
        segments += draw(st.lists(WORDS, max_size=1))
    return "/" + "/".join(segments)


parameters = st.dictionaries(
    st.sampled_from(("page", "size", "Sort")),
    st.one_of(TYPES, st.fixed_dictionaries({"type": TYPES, "required": st.booleans()})),
    max_size=2,
)

routes = st.one_of(
    st.sampled_from(sorted(BACKENDS)),
    st.fixed_dictionaries(
        {"backend": st.sampled_from(sorted(BACKENDS))},
        optional={
            "auth": st.sampled_from(("iam", "none")),
            "query": parameters,
            "headers": st.dictionaries(st.sampled_from(("X-One", "X-Two")), TYPES, max_size=2),
            "summary": st.text(st.characters(codec="ascii", categories=("L", "N")), max_size=10),
        },
    ),
)


@st.composite
def specs(draw: st.DrawFn) -> Json:
    """Valid REST specs."""
    written = draw(st.dictionaries(st.tuples(st.sampled_from(METHODS), paths()), routes, min_size=1, max_size=8))
    return {
        "gatewright": 1,
        "name": draw(st.sampled_from(("shop", "my-shop", "Shop2"))),
        "kind": "rest",
        "render": draw(st.sampled_from(("body", "resources"))),
        "backends": deepcopy(BACKENDS),
        "defaults": {"auth": draw(st.sampled_from(("iam", "none")))},
        "routes": {f"{method} {path}": route for (method, path), route in written.items()},
        "stages": draw(st.dictionaries(st.sampled_from(("dev", "live", "Live")), st.just({}), min_size=1)),
    }


FRONT: dict[str, Json] = {
    "by_arn": {"lambda": {"function": ARN, "payload": 1}},
    "server": {"http": {"url": "https://example.com/x", "request": {"headers": {"X-Id": "context.requestId"}}}},
    "queue": {"sqs": "arn:aws:sqs:eu-west-1:111122223333:orders"},
}
USERS: Json = {"users": {"jwt": {"issuer": "https://login.example.com/", "audience": ["shop"]}}}


@st.composite
def http_specs(draw: st.DrawFn) -> Json:
    """Valid HTTP specs."""
    route = st.one_of(
        st.sampled_from(sorted(FRONT)),
        st.fixed_dictionaries(
            {"backend": st.sampled_from(sorted(FRONT))}, optional={"auth": st.sampled_from(("iam", "none", "users"))}
        ),
    )
    written = draw(st.dictionaries(st.tuples(st.sampled_from(METHODS), paths()), route, min_size=1, max_size=6))
    routes = {f"{method} {path}": value for (method, path), value in written.items()}
    return {
        "gatewright": 1,
        "name": draw(st.sampled_from(("front", "my-front"))),
        "kind": "http",
        "backends": deepcopy(FRONT),
        "authorizers": deepcopy(USERS),
        "cors": {"origins": ["https://shop.example.com"], "max_age": "1h"},
        "defaults": {"auth": draw(st.sampled_from(("iam", "none", "users")))},
        "routes": routes | (draw(st.sampled_from(({}, {"$default": "server"})))),
        "stages": draw(st.dictionaries(st.sampled_from(("dev", "live", "$default")), st.just({}), min_size=1)),
    }


CHAT: dict[str, Json] = {
    "by_arn": {"lambda": ARN},
    "server": {"http": "https://example.com/x"},
    "fixed": {"mock": {"body": "pong"}},
}
MESSAGES = ("$default", "$disconnect", "sendMessage", "rooms/join", "ping")


@st.composite
def websocket_specs(draw: st.DrawFn) -> Json:
    """Valid WebSocket specs."""
    backends = st.sampled_from(sorted(CHAT))
    connect = st.fixed_dictionaries({"backend": backends}, optional={"auth": st.sampled_from(("iam", "none"))})
    return {
        "gatewright": 1,
        "name": draw(st.sampled_from(("chat", "my-chat"))),
        "kind": "websocket",
        "message_route": draw(st.sampled_from(("body.action", "{body.service}/{body.action}"))),
        "backends": deepcopy(CHAT),
        "routes": {"$connect": draw(connect), **draw(st.dictionaries(st.sampled_from(MESSAGES), backends))},
        "stages": draw(st.dictionaries(st.sampled_from(("dev", "live")), st.just({}), min_size=1)),
    }


every_kind = st.one_of(specs(), http_specs(), websocket_specs())


@st.composite
def account_specs(draw: st.DrawFn) -> Json:
    """Valid specs of accounts."""
    roles: tuple[Json, ...] = (
        {},
        {"log_role": True},
        {"log_role": False},
        {"log_role": "arn:aws:iam::111122223333:role/logs"},
    )
    counts = st.dictionaries(st.sampled_from(("plans", "keys", "domains", "regional_apis")), st.integers(1, 2000))
    limits = {"throttle": {"rate": 20000, "burst": 10000}, **draw(counts)}
    return {
        "gatewright": 1,
        "name": draw(st.sampled_from(("account", "my-account"))),
        "kind": "account",
        "tags": {"team": "platform", "cost": "shared"},
        "limits": limits,
        **draw(st.sampled_from(roles)),
    }


GATEWAYS = ("orders", "stock")
"""What domains lead to: the gateways that are given together with them."""


@st.composite
def domain_specs(draw: st.DrawFn) -> Json:
    """Valid specs of domains."""
    stage = st.sampled_from(({"gateway": "orders", "stage": "live"}, {"gateway": "orders", "stage": "next"}, "stock"))
    paths = st.dictionaries(st.sampled_from(("/", "/orders", "/orders/v2", "/stock", "/A-b")), stage, min_size=1)
    conditions: st.SearchStrategy[Json] = st.sampled_from(
        ({}, {"headers": {"x-version": "2.*"}}, {"path": "/v1", "strip_path": True})
    )
    names = draw(st.lists(st.sampled_from(("beta", "old", "next")), unique=True))
    routing = {
        name: {"priority": 100 * index, "gateway": "orders", "stage": "live", **draw(conditions)}
        for index, name in enumerate(names, 1)
    }
    return {
        "gatewright": 1,
        "name": draw(st.sampled_from(("shop-domain", "domains"))),
        "kind": "domain",
        "domains": {
            "api.example.com": {"zone": "Z0123456789ABC", "paths": draw(paths)},
            "beta.example.com": {"zone": "Z0123456789ABC", "ip": "dualstack", "routing": routing},
        },
    }


every_root = st.one_of(every_kind, account_specs(), domain_specs())


def beside() -> list[Json]:
    """The gateways that specs of domains lead to."""
    route = {"GET /": {"backend": {"mock": {}}, "auth": "iam"}}
    stages: dict[str, list[str]] = {"orders": ["live", "next"], "stock": ["live"]}
    return [
        {
            "gatewright": 1,
            "name": name,
            "kind": "rest",
            "routes": route,
            "stages": {stage: {} for stage in stages[name]},
        }
        for name in GATEWAYS
    ]


def text_of(spec: Any) -> str:
    """A spec as text: JSON, which is YAML too."""
    return json.dumps(spec, indent=1, ensure_ascii=False)


def shuffled(value: Any, order: Callable[[list[Any]], list[Any]]) -> Any:
    """The same spec with the keys of all its mappings in another order."""
    if isinstance(value, dict):
        return {key: shuffled(value[key], order) for key in order(list(value))}
    return [shuffled(item, order) for item in value] if isinstance(value, list) else value


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A spec in which one to four things went wrong."""
    spec = draw(every_root)
    for _ in range(draw(st.integers(1, 4))):
        _damage(draw, spec)
    return text_of(spec) if draw(st.booleans()) else _block(spec)


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**60), 2**60),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(("none", "${inputs.x}", "${Token[TOKEN.1]}", "GET /{a}{b}", "arn:aws:", "{}", "[", "&a *a")),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=4), st.integers(), max_size=2),
)


def _damage(draw: st.DrawFn, spec: Json) -> None:
    """Delete, retype, rename or add something, anywhere."""
    holder: Any = spec
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            return
        key = draw(st.sampled_from(keys))
        inner = holder[key]
        if not isinstance(inner, dict | list) or draw(st.integers(0, 2)) == 0:
            break
        holder = inner
    match draw(st.integers(0, 3)):
        case 0:
            del holder[key]
        case 1:
            holder[key] = draw(ODD)
        case 2 if isinstance(holder, dict):
            holder[draw(st.text(max_size=6))] = holder.pop(key)
        case _ if isinstance(holder, dict):
            holder[draw(st.text(max_size=6))] = draw(ODD)
        case _:
            holder.append(draw(ODD))


def _block(spec: Any, indent: int = 0) -> str:
    """The spec in block style, quoting only what JSON would and keys that hold a colon."""
    if isinstance(spec, dict) and spec:
        lines = (
            f"{' ' * indent}{json.dumps(key) if not key.isidentifier() else key}:{_value(item, indent)}"
            for key, item in spec.items()
        )
        return "\n".join(lines) + "\n"
    return json.dumps(spec)


def _value(item: Any, indent: int) -> str:
    if isinstance(item, dict) and item:
        return "\n" + _block(item, indent + 2).rstrip("\n")
    return f" {json.dumps(item, ensure_ascii=False)}"
