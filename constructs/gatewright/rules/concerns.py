"""The folders of rules that may have something to report about a unit. The others are not even imported."""

from collections.abc import Callable, Mapping

from gatewright.gateway import (
    Account,
    Backend,
    Choice,
    Function,
    Gateway,
    HttpTarget,
    LambdaAuthorizer,
    LambdaTarget,
    Route,
    ServiceTarget,
    SharedDomains,
    SubtypeTarget,
    Unit,
)
from gatewright.gateway.stage import NO_LOGS


def is_concerned(theme: str, unit: Unit) -> bool:
    """Whether the rules of a folder may have something to report. A folder that says nothing about it always may."""
    concerns = OF_UNITS.get(theme)
    if concerns is not None:
        return bool(concerns(unit))
    concerns_gateway = OF_GATEWAYS.get(theme)
    return concerns_gateway is None or (isinstance(unit, Gateway) and bool(concerns_gateway(unit)))


def _has_domains(unit: Unit) -> bool:
    return isinstance(unit, Gateway | SharedDomains) and bool(unit.domains)


def _has_patches(gateway: Gateway) -> bool:
    patches = (
        gateway.raw_document,
        gateway.raw_api,
        *(function.raw for function in gateway.functions),
        *(stage.raw for stage in gateway.stages),
        *(raw for route in gateway.routes for raw in (route.raw_operation, route.raw_method, route.raw_route)),
    )
    return any(patches)


def _has_mappings(gateway: Gateway) -> bool:
    """Whether anything changes requests or responses on their way."""
    return not all(map(_is_passed_on, gateway.all_backends))


def _is_passed_on(backend: Backend) -> bool:
    target = backend.target
    return isinstance(target, LambdaTarget | HttpTarget) and target.request is None and not target.responses


def _has_declarations(route: Route) -> bool:
    """Whether a route declares parameters or responses. A variable of its path alone declares nothing."""
    return bool(route.answers) or any(parameter.path != route.path for parameter in route.parameters)


def _has_streams(gateway: Gateway) -> bool:
    targets = (backend.target for backend in gateway.all_backends)
    return any(isinstance(target, LambdaTarget | HttpTarget) and target.stream for target in targets)


def _has_servers(gateway: Gateway) -> bool:
    return any(isinstance(backend.target, HttpTarget) for backend in gateway.all_backends)


def _has_services(gateway: Gateway) -> bool:
    return any(isinstance(backend.target, ServiceTarget | SubtypeTarget) for backend in gateway.all_backends)


def _has_existing_functions(gateway: Gateway) -> bool:
    targets = (backend.target for backend in gateway.all_backends)
    called = [function for target in targets if isinstance(target, LambdaTarget) for function in target.functions]
    asked = [each.function for each in gateway.authorizers if isinstance(each, LambdaAuthorizer)]
    return any(not isinstance(function, Function) for function in (*called, *asked))


def _has_choices(gateway: Gateway) -> bool:
    targets = (backend.target for backend in gateway.all_backends)
    return any(isinstance(target, LambdaTarget) and isinstance(target.function, Choice) for target in targets)


def _has_logs(gateway: Gateway) -> bool:
    """Whether logs are set, or a mapping reads what logs can contain."""
    return any(stage.logs != NO_LOGS for stage in gateway.stages) or gateway.audit is not None or _has_mappings(gateway)


OF_UNITS: Mapping[str, Callable[[Unit], object]] = {
    "accounts": lambda unit: isinstance(unit, Account),
    "cloudfront": lambda unit: (
        not isinstance(unit, Gateway) or unit.domains or any(stage.distribution for stage in unit.stages)
    ),
    "domains": _has_domains,
    "inputs": lambda unit: unit.unused_inputs or unit.unused_bindings or unit.rule_changes,
    "messages": lambda unit: unit.kind == "websocket",
    "plain": lambda unit: unit.resources or (isinstance(unit, Gateway) and _has_patches(unit)),
    "regions": _has_domains,
}
"""When folders whose rules check several kinds of unit have something to report."""

OF_GATEWAYS: Mapping[str, Callable[[Gateway], object]] = {
    "alarms": lambda gateway: gateway.dashboard or any(stage.alarms for stage in gateway.stages),
    "authorizers": lambda gateway: gateway.authorizers or any(route.scopes.value for route in gateway.routes),
    "caches": lambda gateway: (
        any(stage.cache for stage in gateway.stages) or any(route.cache for route in gateway.routes)
    ),
    "canaries": lambda gateway: any(stage.canary.path for stage in gateway.stages),
    "cors": lambda gateway: gateway.cors or any(route.method in ("OPTIONS", "ANY") for route in gateway.routes),
    "documentation": lambda gateway: gateway.documentation.value,
    "existing": _has_existing_functions,
    "firewalls": lambda gateway: gateway.firewalls or any(stage.firewall for stage in gateway.stages),
    "functions": lambda gateway: gateway.functions,
    "logs": _has_logs,
    "mapping": _has_mappings,
    "permissions": lambda gateway: (
        _has_services(gateway) or any(function.allow or function.connections for function in gateway.functions)
    ),
    "plans": lambda gateway: gateway.plans or gateway.keys or any(route.api_key.value for route in gateway.routes),
    "policies": lambda gateway: gateway.policy,
    "postures": lambda gateway: gateway.posture.value == "strict",
    "raw": _has_patches,
    "requests": lambda gateway: (
        gateway.binary_types or gateway.models or any(map(_has_declarations, gateway.routes)) or _has_mappings(gateway)
    ),
    "responses": lambda gateway: gateway.gateway_responses or _has_streams(gateway) or _has_mappings(gateway),
    "servers": _has_servers,
    "services": _has_services,
    "throttles": lambda gateway: (
        gateway.plans
        or any(stage.throttle for stage in gateway.stages)
        or any(route.throttle for route in gateway.routes)
    ),
    "variables": lambda gateway: (
        gateway.authorizers
        or any(stage.variables or stage.logs.access_format for stage in gateway.stages)
        or _has_servers(gateway)
        or _has_mappings(gateway)
        or _has_choices(gateway)
    ),
    "vpc": lambda gateway: (
        gateway.vpc_links
        or gateway.vpc_endpoints
        or gateway.network.vpc_endpoints
        or gateway.domains
        or _has_servers(gateway)
    ),
}
"""When folders whose rules check gateways have something to report."""
