"""The gateway as a whole."""

from collections.abc import Collection
from typing import Literal, TypeVar

from gatewright.diagnostics import Diagnostic
from gatewright.document import Document, Path
from gatewright.gateway import DataModel, Gateway, Outside, Setting
from gatewright.resolve import optional
from gatewright.resolve.backend import Backends
from gatewright.resolve.common import resolve_common
from gatewright.resolve.endpoint import endpoint_type, resolve_network, resolve_policy
from gatewright.resolve.function import resolve_functions
from gatewright.resolve.route import Known, resolve_routes
from gatewright.resolve.scope import Scope, Surroundings
from gatewright.resolve.stage import resolve_stages
from gatewright.spec.gateway import GatewayRaw, GatewaySpec
from gatewright.spec.model import Nothing

T = TypeVar("T")

RENDER = {"rest": "body", "http": "resources", "websocket": "resources"}
DEPLOY = {"rest": "explicit", "http": "auto", "websocket": "auto"}
POSTURE = "baseline"
MESSAGE_ROUTE = "body.action"
API_KEY_SOURCE = "header"


def resolve_gateway(
    spec: GatewaySpec, document: Document, around: Surroundings, broken: Collection[Path] = ()
) -> tuple[Gateway, tuple[Diagnostic, ...]]:
    """What a spec means. Parts that mean nothing are left out, each with a diagnostic.

    `broken` are the paths whose values are missing from the spec because they were faulty.
    """
    scope = Scope(spec, document, around, broken)
    functions = resolve_functions(scope)
    scope.functions = {function.name: function for function in functions}
    vpc_links = optional.vpc_link.resolve_vpc_links(scope) if spec.vpc_links else ()
    scope.vpc_links = {link.name: link for link in vpc_links}
    vpc_endpoints = optional.vpc_endpoint.resolve_vpc_endpoints(scope) if spec.vpc_endpoints else ()
    firewalls = optional.firewall.resolve_firewalls(scope) if spec.firewalls else ()
    scope.firewalls = {firewall.name: firewall for firewall in firewalls}
    authorizers = optional.authorizer.resolve_authorizers(scope) if spec.authorizers else {}
    backends = Backends(scope)
    models = _models(scope)
    routes = resolve_routes(scope, Known(backends, authorizers, models))
    stages = resolve_stages(scope)
    keys = optional.plan.resolve_keys(scope) if spec.keys or spec.plans else {}
    endpoint, network = endpoint_type(spec), resolve_network(scope)
    raw = spec.raw or GatewayRaw()
    gateway = Gateway(
        kind=spec.kind,
        endpoint=endpoint,
        network=network,
        default_endpoint=_or(spec.default_endpoint, ("default_endpoint",), default=True),
        policy=resolve_policy(scope, spec.policy) if spec.policy else None,
        binary_types=tuple(sorted(spec.binary_types or ())),
        compress_above=None if spec.compress_above is None else round(spec.compress_above.bytes),
        render=_or(spec.render, ("render",), RENDER[spec.kind]),
        deploy=_or(spec.deploy, ("deploy",), DEPLOY[spec.kind]),
        posture=_or(spec.posture, ("posture",), POSTURE),
        log_key=_log_key(scope),
        source_account=bool(spec.source_account),
        message_route=spec.message_route or MESSAGE_ROUTE,
        documentation=_or(spec.documentation, ("documentation",), default=False),
        functions=functions,
        vpc_links=vpc_links,
        vpc_endpoints=vpc_endpoints,
        firewalls=firewalls,
        authorizers=tuple(authorizers.values()),
        api_key_source=_or(spec.api_key_source, ("api_key_source",), API_KEY_SOURCE),
        backends=tuple(backends.named.values()),
        models=tuple(models.values()),
        routes=routes,
        cors=optional.cors.resolve_cors(spec.cors) if spec.cors else None,
        gateway_responses=(
            optional.cors.resolve_gateway_responses(spec.gateway_responses) if spec.gateway_responses else ()
        ),
        stages=stages,
        dashboard=optional.alarm.resolve_dashboard(scope) if spec.dashboard else None,
        audit=optional.audit.resolve_audit(scope) if spec.audit else None,
        domains=optional.domain.resolve_domains(scope, endpoint, stages, network) if spec.domains else (),
        plans=optional.plan.resolve_plans(scope, routes, stages, keys) if spec.plans else (),
        keys=tuple(key for generations in keys.values() for key in generations),
        raised_limits=around.neighbourhood.raised_limits,
        is_mapped=around.neighbourhood.is_mapped,
        exported_stages=tuple(sorted(around.neighbourhood.exported_stages & set(spec.stages))),
        raw_document=raw.document or {},
        raw_api=raw.api or {},
        **resolve_common(scope),
    )
    return gateway, tuple(scope.diagnostics)


def _models(scope: Scope) -> dict[str, DataModel]:
    if not scope.spec.models:
        return {}
    return optional.data_model.resolve_models(scope, imported=(scope.spec.render or RENDER[scope.spec.kind]) == "body")


def _log_key(scope: Scope) -> Literal["generate"] | Outside | None:
    written = scope.spec.log_key
    if written is None or isinstance(written, Nothing):
        return None
    return written if isinstance(written, str) else scope.outside(written, ("log_key",), "key")


def _or(written: T | None, path: Path, default: T) -> Setting[T]:
    return Setting(default) if written is None else Setting(written, path)
