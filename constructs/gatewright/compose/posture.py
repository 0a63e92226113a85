"""Postures: the security defaults for what a spec does not configure.

A posture is a layer below the spec, in the spec's own language: what it says holds where the spec is silent. Each node
of it stands where the spec asks for the posture, and so do the diagnostics about it.
"""

from collections.abc import Mapping

from gatewright.document import Document, Entry, MappingNode, Node, Path, ScalarNode
from gatewright.document.plain_data import present
from gatewright.document.source import Place

Said = str | int | bool | Mapping[str, "Said"]
"""What a layer says under a key."""

_ELSEWHERE = frozenset(("ssm", "import", "resource", "cloudfront"))
"""Keys for the location of a firewall, rather than its behavior."""

FIREWALL = "strict"
"""What the firewall is called that `strict` puts in front of stages. A spec may declare another one under this name."""

_GATEWAY: Mapping[str, Said] = {"log_key": "generate", "source_account": True}

_FIREWALL: Mapping[str, Said] = {
    "managed": {
        # It would turn down bodies above 8 KB, which most APIs take.
        "common": {"rules": {"SizeRestrictions_BODY": "count"}},
        "known_bad_inputs": {},
        "ip_reputation": {},
    },
    "logs": {},
}

_LOGGED: Mapping[str, Said] = {"logs": {}}
"""What is added to firewalls of the spec's own."""

_STAGE: Mapping[str, Mapping[str, Said]] = {
    "rest": {
        "logs": {"access": "json", "execution": "error"},
        "tracing": True,
        "metrics": "detailed",
        "client_certificate": "generate",
        "firewall": FIREWALL,
    },
    "http": {"logs": {"access": "json"}, "metrics": "detailed"},
    "websocket": {"logs": {"access": "json", "execution": "error"}, "metrics": "detailed"},
}
"""What stages of each kind do."""

_THROTTLE: Mapping[str, Said] = {"rate": 1000, "burst": 500}
"""A tenth of what an account has for all its APIs, so that one route does not use it up for the others."""


def postured(document: Document) -> Document:
    """A spec with what its posture says below it."""
    root = document.root
    kind = _text(root.get("kind"))
    if _text(root.get("posture")) != "strict" or not isinstance(kind, str) or kind not in _STAGE:
        return document
    layer = _node(_layer(root, kind), document.value_place(("posture",)))
    whole = _below(root, layer)
    return Document(whole) if isinstance(whole, MappingNode) else document


def is_from_posture(document: Document, path: Path) -> bool:
    """Whether the posture says what stands at a path, and not the spec itself."""
    posture = document.find(("posture",))
    return posture is not None and path != ("posture",) and document.key_place(path) == posture.place


def _layer(root: MappingNode, kind: str) -> dict[str, Said]:
    """What `strict` says about a spec."""
    written, declared = _entries(root.get("stages")), _entries(root.get("firewalls"))
    stages = {name: _stage(root, kind, _entries(stage)) for name, stage in written.items()}
    # CloudFront finds the API at its `execute-api` address.
    behind_cloudfront = any("cloudfront" in _entries(_entries(stage).get("firewall")) for stage in written.values())
    firewalls: dict[str, Said] = dict.fromkeys(declared, _LOGGED)
    if FIREWALL not in declared and any(_named(stage, written[name]) == FIREWALL for name, stage in stages.items()):
        firewalls[FIREWALL] = _FIREWALL
    return present(
        _GATEWAY,
        default_endpoint=False if _entries(root.get("domains")) and not behind_cloudfront else None,
        firewalls=firewalls or None,
        stages=stages or None,
    )


def _stage(root: MappingNode, kind: str, own: Mapping[str, Node]) -> dict[str, Said]:
    """What `strict` says about a stage. A throttle is one thing: half of one is not added to."""
    layer = dict(_STAGE[kind])
    if "throttle" not in own and "throttle" not in _entries(root.get("defaults")):
        layer["throttle"] = _THROTTLE
    if kind == "websocket" and any(_calls_servers(root.get(key)) for key in ("backends", "routes")):
        layer["client_certificate"] = "generate"
    if "firewall" in own:
        layer["firewall"] = {} if _ELSEWHERE & _entries(own["firewall"]).keys() else _LOGGED
    return layer


def _named(layer: Mapping[str, Said], stage: Node) -> object:
    """What the firewall in front of a stage is called."""
    own = _entries(stage).get("firewall")
    return layer.get("firewall") if own is None else _text(own)


def _calls_servers(node: Node | None) -> bool:
    entries = _entries(node)
    return "http" in entries or any(map(_calls_servers, entries.values()))


def _below(written: Node, layer: Node) -> Node:
    """What is written, and below it a layer: maps merge, and everything else stays as it is written."""
    if not (isinstance(written, MappingNode) and isinstance(layer, MappingNode)):
        return written
    entries = dict(written.entries)
    for key, entry in layer.entries.items():
        own = entries.get(key)
        entries[key] = Entry(own.key_place, _below(own.value, entry.value)) if own else entry
    return MappingNode(entries, written.place)


def _node(value: Said, place: Place) -> Node:
    """A value of a layer as a part of a document."""
    if isinstance(value, Mapping):
        return MappingNode({key: Entry(place, _node(item, place)) for key, item in value.items()}, place)
    return ScalarNode(value, place, str(value).lower())


def _entries(node: Node | None) -> Mapping[str, Node]:
    return {key: entry.value for key, entry in node.entries.items()} if isinstance(node, MappingNode) else {}


def _text(node: Node | None) -> object:
    return node.value if isinstance(node, ScalarNode) else None
