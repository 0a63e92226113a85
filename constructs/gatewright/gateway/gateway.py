"""The gateway as a whole."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.authorizer import Authorizer
from gatewright.gateway.backend import Backend, LambdaTarget
from gatewright.gateway.browser import Cors, GatewayResponse
from gatewright.gateway.data_model import DataModel
from gatewright.gateway.endpoint import Network, Policy
from gatewright.gateway.function import Function
from gatewright.gateway.plan import Key, Plan
from gatewright.gateway.route import Route
from gatewright.gateway.stage import Stage
from gatewright.gateway.values import Outside, Setting
from gatewright.spec.gateway import Kind
from gatewright.spec.model import Json


class PlainResource(Struct, frozen=True, kw_only=True):
    """CloudFormation that a spec brings along, as written."""

    name: str
    path: Path
    body: Json


class RuleChange(Struct, frozen=True, kw_only=True):
    """How a spec wants a rule to be taken."""

    rule: str
    path: Path
    severity: str | None
    waived: bool
    at: tuple[Path, ...]
    """Where it is waived; everywhere if nothing is said."""


class Place(Struct, frozen=True, kw_only=True):
    """Where the gateway is deployed."""

    environment: str | None = None
    account: str | None = None
    region: str | None = None


class Gateway(Struct, frozen=True, kw_only=True, dict=True):
    """A gateway with nothing left open."""

    name: str
    kind: Kind
    description: str
    endpoint: Setting[str]
    network: Network
    default_endpoint: bool
    policy: Policy | None
    binary_types: tuple[str, ...]
    compress_above: int | None
    """In bytes."""
    render: Setting[str]
    deploy: Setting[str]
    message_route: str
    stack: str | None
    place: Place
    tags: Mapping[str, str]
    functions: tuple[Function, ...]
    authorizers: tuple[Authorizer, ...]
    api_key_source: Setting[str]
    backends: tuple[Backend, ...]
    """The named ones, whether a route uses them or not."""
    models: tuple[DataModel, ...]
    routes: tuple[Route, ...]
    cors: Cors | None
    gateway_responses: tuple[GatewayResponse, ...]
    stages: tuple[Stage, ...]
    plans: tuple[Plan, ...]
    keys: tuple[Key, ...]
    resources: tuple[PlainResource, ...]
    exported_stages: tuple[str, ...]
    """Stages whose URL other stacks refer to."""
    unused_bindings: tuple[str, ...]
    """Names that the spec declares for the embedding app to bind, and does not use."""
    unused_inputs: tuple[str, ...]
    """Inputs that the spec declares, and mentions nowhere."""
    rule_changes: tuple[RuleChange, ...]
    raw_document: Json
    raw_api: Json

    def route(self, key: str) -> Route | None:
        """The route with this key."""
        return next((route for route in self.routes if route.key == key), None)

    @cached_property
    def all_backends(self) -> tuple[Backend, ...]:
        """All backends, each once: the named ones, then those written in place."""
        used = (route.backend.value for route in self.routes)
        in_place = {backend.path: backend for backend in used if backend.name is None}
        return (*self.backends, *in_place.values())

    @cached_property
    def used_functions(self) -> tuple[Function | Outside, ...]:
        """The functions that routes call, each once, in the order of the routes."""
        targets = (route.backend.value.target for route in self.routes)
        functions = (target.function for target in targets if isinstance(target, LambdaTarget))
        return tuple({_identity(function): function for function in functions}.values())


def _identity(function: Function | Outside) -> object:
    return function.path if isinstance(function, Function) else function
