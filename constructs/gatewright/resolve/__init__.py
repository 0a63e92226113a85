"""From what is written to what is meant: a Spec becomes a Gateway."""

from collections.abc import Collection
from typing import TypeVar

from msgspec.structs import replace

from gatewright.diagnostics import Diagnostic
from gatewright.document import Document, Path
from gatewright.gateway import Gateway, Place, RuleChange, Setting
from gatewright.resolve import codes
from gatewright.resolve.alarms import resolve_dashboard
from gatewright.resolve.authorizers import resolve_authorizers
from gatewright.resolve.backends import Backends
from gatewright.resolve.browsers import resolve_cors, resolve_gateway_responses
from gatewright.resolve.data_models import resolve_models
from gatewright.resolve.domains import resolve_domains
from gatewright.resolve.endpoints import endpoint_type, resolve_network, resolve_policy
from gatewright.resolve.firewalls import resolve_firewalls
from gatewright.resolve.functions import resolve_functions
from gatewright.resolve.plans import resolve_keys, resolve_plans
from gatewright.resolve.resources import resolve_resources
from gatewright.resolve.routes import Known, resolve_routes
from gatewright.resolve.scope import Neighbour, Scope, Surroundings
from gatewright.resolve.stages import resolve_stages
from gatewright.resolve.vpc_links import resolve_vpc_links
from gatewright.spec.gateway import GatewayRaw, GatewaySpec

__all__ = ["Neighbour", "Surroundings", "resolve"]

T = TypeVar("T")

RENDER = {"rest": "body", "http": "resources", "websocket": "resources"}
DEPLOY = {"rest": "explicit", "http": "auto", "websocket": "auto"}
MESSAGE_ROUTE = "body.action"
API_KEY_SOURCE = "header"


def resolve(
    spec: GatewaySpec, document: Document, around: Surroundings, broken: Collection[Path] = ()
) -> tuple[Gateway, tuple[Diagnostic, ...]]:
    """What a spec means. Parts that mean nothing are left out, each with a diagnostic.

    `broken` are the paths whose values are missing from the spec because they were faulty.
    """
    scope = Scope(spec, document, around, broken)
    functions = resolve_functions(scope)
    scope.functions = {function.name: function for function in functions}
    vpc_links = resolve_vpc_links(scope)
    scope.vpc_links = {link.name: link for link in vpc_links}
    firewalls = resolve_firewalls(scope)
    scope.firewalls = {firewall.name: firewall for firewall in firewalls}
    authorizers = resolve_authorizers(scope)
    backends = Backends(scope)
    models = resolve_models(scope, imported=(spec.render or RENDER[spec.kind]) == "body")
    routes = resolve_routes(scope, Known(backends, authorizers, models))
    stages = resolve_stages(scope)
    keys = resolve_keys(scope)
    network = resolve_network(scope)
    raw = spec.raw or GatewayRaw()
    gateway = Gateway(
        name=spec.name,
        kind=spec.kind,
        description=spec.description or "",
        endpoint=endpoint_type(spec),
        network=network,
        default_endpoint=_or(spec.default_endpoint, ("default_endpoint",), default=True),
        policy=resolve_policy(scope, spec.policy) if spec.policy else None,
        binary_types=tuple(sorted(spec.binary_types or ())),
        compress_above=None if spec.compress_above is None else round(spec.compress_above.bytes),
        render=_or(spec.render, ("render",), RENDER[spec.kind]),
        deploy=_or(spec.deploy, ("deploy",), DEPLOY[spec.kind]),
        message_route=spec.message_route or MESSAGE_ROUTE,
        documentation=_or(spec.documentation, ("documentation",), default=False),
        stack=spec.stack,
        place=_place(scope),
        tags=dict(sorted((spec.tags or {}).items())),
        functions=functions,
        vpc_links=vpc_links,
        firewalls=firewalls,
        authorizers=tuple(authorizers.values()),
        api_key_source=_or(spec.api_key_source, ("api_key_source",), API_KEY_SOURCE),
        backends=tuple(backends.named.values()),
        models=tuple(models.values()),
        routes=routes,
        cors=resolve_cors(spec.cors) if spec.cors else None,
        gateway_responses=resolve_gateway_responses(spec.gateway_responses or {}),
        stages=stages,
        dashboard=resolve_dashboard(scope),
        domains=resolve_domains(scope, stages, network),
        plans=resolve_plans(scope, routes, stages, keys),
        keys=tuple(key for generations in keys.values() for key in generations),
        resources=resolve_resources(scope),
        exported_stages=tuple(sorted(around.exported_stages & set(spec.stages))),
        unused_bindings=tuple(sorted((spec.bindings or {}).keys() - scope.used_bindings)),
        unused_inputs=tuple(sorted(around.unused_inputs)),
        rule_changes=_rule_changes(scope),
        raw_document=raw.document or {},
        raw_api=raw.api or {},
    )
    return gateway, tuple(scope.diagnostics)


def _or(written: T | None, path: Path, default: T) -> Setting[T]:
    return Setting(default) if written is None else Setting(written, path)


def _place(scope: Scope) -> Place:
    name = scope.around.environment
    environment = (scope.spec.environments or {}).get(name) if name else None
    if environment is None:
        return Place(environment=name)
    return Place(environment=name, account=environment.account, region=environment.region)


def _rule_changes(scope: Scope) -> tuple[RuleChange, ...]:
    changes = (
        RuleChange(
            rule=rule,
            path=("rules", rule),
            severity=setting.severity,
            waived=setting.waive is not None,
            at=tuple(_spec_path(scope, rule, index, at) for index, at in enumerate(setting.at or ())),
        )
        for rule, setting in sorted((scope.spec.rules or {}).items())
    )
    return tuple(replace(change, at=tuple(path for path in change.at if path)) for change in changes)


def _spec_path(scope: Scope, rule: str, index: int, written: str) -> Path:
    """`routes.GET /health.backend` as a path: at each level the longest key that is there."""
    path: Path = ()
    rest = written
    while rest:
        node = scope.document.find(path)
        keys = [key for key in getattr(node, "entries", {}) if rest == key or rest.startswith(f"{key}.")]
        if not keys:
            scope.report(codes.RULE_PLACE, ("rules", rule, "at", index), f"there is no {written!r} in this spec")
            return ()
        key = max(keys, key=len)
        path, rest = (*path, key), rest[len(key) + 1 :]
    return path
