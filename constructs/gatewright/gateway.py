"""The Gateway: what a spec means.

Names have become objects and defaults have become values. Where users may ask `why this value?`, a Setting keeps the
path that set it. Routes, stages and functions are in canonical order, so that what is made from them does not depend
on the order in which a spec is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Literal, TypeVar

from gatewright.document import Path
from gatewright.spec.model import Json
from gatewright.spec.reference import ImportReference, ResourceReference, SsmReference
from gatewright.spec.values.identity import Identity
from gatewright.spec.values.path import RoutePath

T = TypeVar("T")

ParameterLocation = Literal["path", "query", "header"]


@dataclass(frozen=True)
class Setting(Generic[T]):
    """An effective value, and the path that set it; the empty path is the language's default."""

    value: T
    path: Path = ()


@dataclass(frozen=True)
class Arn:
    """A thing in AWS, by its ARN."""

    arn: str


@dataclass(frozen=True)
class Bound:
    """A thing that the embedding app binds to this name."""

    name: str


Outside = Arn | Bound | SsmReference | ImportReference | ResourceReference
"""A thing that is not of this gateway's own making."""


@dataclass(frozen=True)
class StageUrl:
    """The URL of another gateway's stage: in the same stack, or exported by another one."""

    gateway: str
    stage: str
    same_stack: bool
    environment: str | None


DeployText = SsmReference | ImportReference | ResourceReference | StageUrl
"""A text that is known when the stack is deployed."""


@dataclass(frozen=True, kw_only=True)
class Grant:
    """One IAM statement."""

    actions: tuple[str, ...]
    resources: tuple[str | DeployText, ...]


@dataclass(frozen=True, kw_only=True)
class Function:
    """A Lambda function of the gateway's own."""

    name: str
    path: Path
    code: str
    handler: str
    runtime: str
    description: str
    architecture: str
    memory: float
    """In megabytes, as written: the service takes whole ones only."""
    timeout: float
    """In seconds, as written: the service takes whole ones only."""
    environment: Mapping[str, str | DeployText]
    allow: tuple[Grant, ...]
    role: Outside | None
    raw: Json


@dataclass(frozen=True, kw_only=True)
class LambdaTarget:
    """A function that answers: one of the gateway's own, or one from outside."""

    function: Function | Outside
    timeout: int | None
    """In milliseconds."""


@dataclass(frozen=True, kw_only=True)
class HttpTarget:
    """A web server that answers."""

    url: str
    """With `{name}` for path variables; what follows the base, if there is one."""
    base: StageUrl | None
    variables: tuple[str, ...]
    method: str | None
    timeout: int | None


@dataclass(frozen=True, kw_only=True)
class MockTarget:
    """A fixed answer."""

    status: int
    content_type: str
    body: str
    headers: Mapping[str, str]


Target = LambdaTarget | HttpTarget | MockTarget
"""What answers a request."""


@dataclass(frozen=True, kw_only=True)
class Backend:
    """A target, the name it has if it has one, and the path where it is written."""

    name: str | None
    path: Path
    target: Target


@dataclass(frozen=True, kw_only=True)
class Throttle:
    """A token bucket; a part that is not said is the account's."""

    rate: float | None
    burst: int | None


@dataclass(frozen=True, kw_only=True)
class RouteCache:
    """How a route is cached where there is a cache."""

    enabled: bool
    ttl: int | None
    """In seconds; the stage's where nothing is said."""
    key: tuple[Identity, ...]


@dataclass(frozen=True, kw_only=True)
class StageCache:
    """A stage's cache."""

    size: str
    """In gigabytes, as the service spells it."""
    ttl: int
    """In seconds."""
    encrypted: bool


@dataclass(frozen=True, kw_only=True)
class Logs:
    """What a stage writes about its requests."""

    access_format: str | None
    access_to: Outside | None
    """Where access logs go; a log group of the stage's own where nothing is said."""
    execution: str
    data_trace: bool
    retention_days: int


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """Something that a route takes from its request."""

    location: ParameterLocation
    name: str
    type: str
    required: bool
    description: str
    path: Path


@dataclass(frozen=True, kw_only=True)
class Route:
    """One method on one path, with everything that is true of it."""

    method: str
    url: RoutePath
    path: Path
    backend: Setting[Backend]
    auth: Setting[str]
    throttle: Setting[Throttle] | None
    """What the route or its group says; stages say the rest."""
    cache: Setting[RouteCache] | None
    parameters: tuple[Parameter, ...]
    summary: str
    description: str
    operation: str
    raw_operation: Json
    raw_method: Json

    @property
    def key(self) -> str:
        """The route as people name it: `GET /orders/{id}`."""
        return f"{self.method} {self.url}"


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A deployed face of the API."""

    name: str
    path: Path
    description: str
    variables: Mapping[str, str]
    throttle: Setting[Throttle] | None
    cache: StageCache | None
    logs: Logs
    tracing: bool
    detailed_metrics: bool
    client_certificate: Literal["generate"] | Outside | None
    tags: Mapping[str, str]
    raw: Json


@dataclass(frozen=True, kw_only=True)
class PlainResource:
    """CloudFormation that a spec brings along, as written."""

    name: str
    path: Path
    body: Json


@dataclass(frozen=True, kw_only=True)
class RuleChange:
    """How a spec wants a rule to be taken."""

    rule: str
    path: Path
    severity: str | None
    waived: bool
    at: tuple[Path, ...]
    """Where it is waived; everywhere if nothing is said."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the gateway is deployed."""

    environment: str | None = None
    account: str | None = None
    region: str | None = None


@dataclass(frozen=True, kw_only=True)
class Gateway:
    """A gateway with nothing left open."""

    name: str
    kind: str
    description: str
    endpoint: Setting[str]
    render: Setting[str]
    stack: str | None
    place: Place
    tags: Mapping[str, str]
    functions: tuple[Function, ...]
    backends: tuple[Backend, ...]
    """The named ones, whether a route uses them or not."""
    routes: tuple[Route, ...]
    stages: tuple[Stage, ...]
    resources: tuple[PlainResource, ...]
    exported_stages: tuple[str, ...]
    """Stages whose URL other stacks refer to."""
    bindings: tuple[str, ...]
    """Names that the spec declares for the embedding app to bind."""
    unused_inputs: tuple[str, ...]
    """Inputs that nothing in the spec mentions."""
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
