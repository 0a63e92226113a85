"""The gateway as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from gatewright.gateway.alarm import Dashboard
from gatewright.gateway.audit import Audit
from gatewright.gateway.authorizer import Authorizer
from gatewright.gateway.backend import Backend, LambdaTarget
from gatewright.gateway.cors import Cors, GatewayResponse
from gatewright.gateway.data_model import DataModel
from gatewright.gateway.domain import Domain
from gatewright.gateway.endpoint import Network, Policy
from gatewright.gateway.firewall import Firewall
from gatewright.gateway.function import Function
from gatewright.gateway.plan import Key, Plan
from gatewright.gateway.route import Route
from gatewright.gateway.stage import Stage
from gatewright.gateway.unit import Unit
from gatewright.gateway.values import Outside, Setting
from gatewright.gateway.vpc_endpoint import VpcEndpoint
from gatewright.gateway.vpc_link import VpcLink
from gatewright.spec.kind import Kind
from gatewright.spec.model import Json

if TYPE_CHECKING:
    from gatewright.ledger.ledger import History
    from gatewright.ledger.rendering import StoredRelease


class Gateway(Unit, frozen=True, kw_only=True, dict=True):
    """A gateway with nothing left open."""

    kind: Kind
    endpoint: Setting[str]
    network: Network
    default_endpoint: Setting[bool]
    policy: Policy | None
    binary_types: tuple[str, ...]
    compress_above: int | None
    """In bytes."""
    render: Setting[str]
    documentation: Setting[bool]
    deploy: Setting[str]
    posture: Setting[str]
    log_key: Literal["generate"] | Outside | None
    """What log groups are encrypted with that name no key of their own."""
    source_account: bool
    """Whether functions look at the account of who calls them too."""
    message_route: str
    functions: tuple[Function, ...]
    vpc_links: tuple[VpcLink, ...]
    vpc_endpoints: tuple[VpcEndpoint, ...]
    """Those that are made with the gateway."""
    firewalls: tuple[Firewall, ...]
    """The named ones, whether a stage has them in front or not."""
    authorizers: tuple[Authorizer, ...]
    api_key_source: Setting[str]
    backends: tuple[Backend, ...]
    """The named ones, whether a route uses them or not."""
    models: tuple[DataModel, ...]
    routes: tuple[Route, ...]
    cors: Cors | None
    gateway_responses: tuple[GatewayResponse, ...]
    stages: tuple[Stage, ...]
    domains: tuple[Domain, ...]
    dashboard: Dashboard | None = None
    audit: Audit | None = None
    plans: tuple[Plan, ...]
    keys: tuple[Key, ...]
    exported_stages: tuple[str, ...]
    """Stages whose URL other stacks refer to."""
    raised_limits: Mapping[str, float]
    """What AWS has raised for the account, as far as a spec given together with this one says so."""
    is_mapped: bool
    """Whether a domain of another stack leads to its stages."""
    raw_document: Json
    raw_api: Json
    history: History | None = None
    """The releases that are kept, and what the stages serve; all serve what the spec says where there are none."""
    head: StoredRelease | None = None
    """The newest release, of which the API is made, if the spec has moved on from it."""
    still_served: tuple[StoredRelease, ...] = ()
    """The releases that stages serve and that the API is not made of."""

    def route(self, key: str) -> Route | None:
        """The route with this key."""
        return next((route for route in self.routes if route.key == key), None)

    @cached_property
    def all_backends(self) -> tuple[Backend, ...]:
        """All backends, each once: the named ones, then the inline ones."""
        used = (route.backend.value for route in self.routes)
        in_place = {backend.path: backend for backend in used if backend.name is None}
        return (*self.backends, *in_place.values())

    @cached_property
    def used_firewalls(self) -> tuple[Firewall, ...]:
        """The firewalls that stages have in front, each once: by name, then those in place."""
        used = {stage.firewall.path: stage.firewall for stage in self.stages if isinstance(stage.firewall, Firewall)}
        return tuple(used[path] for path in sorted(used, key=lambda path: [str(key) for key in path]))

    @cached_property
    def used_functions(self) -> tuple[Function | Outside, ...]:
        """The functions that routes call, each once, in the order of the routes."""
        targets = (route.backend.value.target for route in self.routes)
        called = (target.functions for target in targets if isinstance(target, LambdaTarget))
        return tuple({_identity(function): function for functions in called for function in functions}.values())


def _identity(function: Function | Outside) -> object:
    return function.path if isinstance(function, Function) else function
