"""What names mean inside one spec, of whatever kind it is."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Generic, TypeVar

from msgspec import Struct, field

from gatewright.diagnostics import Code, Diagnostic, Related
from gatewright.diagnostics.codes.names import (
    CLOSED_GATEWAY,
    NOT_TEXT,
    UNKNOWN_GATEWAY,
    UNKNOWN_NAME,
    UNKNOWN_RESOURCE,
    WRONG_BINDING,
)
from gatewright.diagnostics.codes.plans import LISTED_TWICE
from gatewright.diagnostics.codes.together import NOT_THERE
from gatewright.diagnostics.nearest import nearest, suggestion
from gatewright.document import Document, MappingNode, Path, ScalarNode
from gatewright.gateway import Arn, Bound, DeployText, Id, Outside, StageUrl, VpcEndpoint
from gatewright.read import Tree
from gatewright.resolve.neighbour import Neighbour, Neighbourhood, place_name
from gatewright.resolve.words import a
from gatewright.spec.common import CommonSpec
from gatewright.spec.reference import (
    GatewayReference,
    IdReference,
    Named,
    Reference,
    ResourceReference,
    TextReference,
)
from gatewright.spec.targets import environment_of
from gatewright.spec.things import THINGS, BoundAs, Slot, can_be, fits

T = TypeVar("T")
S_co = TypeVar("S_co", bound=CommonSpec, covariant=True)


class Surroundings(Struct, frozen=True, kw_only=True):
    """What is known around a spec: the environment, bound names, the other specs given together with it."""

    environment: str | None = None
    """The target: an environment, or one of its regions."""
    bound: Mapping[str, BoundAs | None] = field(default_factory=dict[str, "BoundAs | None"])
    """Names that the app or the command line binds, each with the thing where it is known."""
    neighbourhood: Neighbourhood = Neighbourhood()
    """The other specs of the workspace, as far as they are deployed to the same place."""
    tree: Tree | None = None
    """The folder that the spec may read from; none if there is no such folder."""
    unused_inputs: frozenset[str] = frozenset()
    """Inputs that the spec declares and does not mention."""
    domains_by_region: Mapping[str, MappingNode] = field(default_factory=dict[str, MappingNode])
    """What each region of the environment has under `domains`; nothing where it has one region."""
    today: date | None = None
    """The day on which the spec is looked at, where that matters."""


class Names(Generic[S_co]):
    """Finds what names mean, and notes the names that mean nothing.

    Names whose own entry is faulty are passed over in silence: the entry's diagnostic says it all.
    """

    def __init__(self, spec: S_co, document: Document, around: Surroundings, broken: Collection[Path] = ()) -> None:
        self.spec = spec
        self.document = document
        self.around = around
        self.broken = broken
        self.diagnostics: list[Diagnostic] = []
        self.used_bindings: set[str] = set()
        self.vpc_endpoints: Mapping[str, VpcEndpoint | None] = {}
        """The spec's own VPC endpoints, once they are known; nothing for those that are faulty."""

    def report(self, code: Code, path: Path, message: str, help: str = "", *, at_key: bool = False) -> None:
        """Note a diagnostic at a path's value, or at its key."""
        place = self.document.key_place(path) if at_key else self.document.value_place(path)
        self.diagnostics.append(code.at(place, message, help=help))

    def distinct(self, items: Sequence[T], path: Path) -> Iterator[tuple[int, T]]:
        """The items of a list, each with its index; what is there a second time is reported and left out."""
        seen: dict[T, int] = {}
        for index, item in enumerate(items):
            first = seen.setdefault(item, index)
            if first == index:
                yield index, item
            else:
                related = (Related(self.document.value_place((*path, first)), "listed here first"),)
                place = self.document.value_place((*path, index))
                message = "this is listed twice"
                self.diagnostics.append(LISTED_TWICE.at(place, message, help="remove one of them", related=related))

    def file_bytes(self, relative: str, path: Path) -> bytes | None:
        """What is in a file that the spec names at `path`."""
        if self.around.tree is None:
            return None
        data, problems = self.around.tree.read(relative, self.document.value_place(path))
        self.diagnostics += problems
        return data

    def file_text(self, relative: str, path: Path) -> str | None:
        """The text of a file that the spec names at `path`."""
        data = self.file_bytes(relative, path)
        if data is None:
            return None
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"the file {relative!r} is not UTF-8: byte {error.start} is invalid"
            self.report(NOT_TEXT, path, message, "save the file as UTF-8")
            return None

    def display(self, relative: str) -> str:
        """What diagnostics call a file that the spec names."""
        return self.around.tree.display(relative) if self.around.tree else relative

    def written(self, path: Path) -> str:
        """A scalar as it was written, before it became a number: `0.10`."""
        node = self.document.find(path)
        return node.text if isinstance(node, ScalarNode) else ""

    def is_broken(self, *path: str) -> bool:
        """Whether what stands there is already known to be faulty."""
        return path in self.broken or path[:1] in self.broken

    def has_faults(self, path: Path) -> bool:
        """Whether something inside what stands there is already known to be faulty."""
        return any(broken[: len(path)] == path for broken in self.broken)

    def outside(self, reference: Reference, path: Path, slot: Slot, own: Collection[str] = ()) -> Outside | None:
        """The thing outside the spec that a reference means, if this slot takes it."""
        match reference:
            case Named(text) if reference.is_arn:
                return Arn(text)
            case Named(name):
                return self.bound(name, path, slot, own)
            case ResourceReference():
                return reference if self._has_resource(reference, path) else None
            case _:
                return reference

    def identified(
        self, reference: Reference | IdReference, path: Path, slot: Slot, own: Collection[str] = ()
    ) -> Outside | Id | None:
        """The same for a thing that AWS knows by an ID."""
        return Id(reference.id) if isinstance(reference, IdReference) else self.outside(reference, path, slot, own)

    def text(self, reference: TextReference, path: Path) -> DeployText | None:
        """The deploy-time text that a reference means."""
        match reference:
            case GatewayReference(gateway=gateway, stage=stage):
                return self._stage_url(gateway, stage, path)
            case ResourceReference():
                return reference if self._has_resource(reference, path) else None
            case _:
                return reference

    def texts(self, written: Iterable[tuple[int, str | TextReference]], path: Path) -> tuple[str | DeployText, ...]:
        """The texts of a list, of which some are known only when the stack is deployed. Each comes with its index."""
        found = (value if isinstance(value, str) else self.text(value, (*path, index)) for index, value in written)
        return tuple(value for value in found if value is not None)

    def bare_name(self, reference: Reference | IdReference) -> str:
        """The name that a reference is, if it is one."""
        return reference.text if isinstance(reference, Named) and not reference.is_arn else ""

    def is_bound(self, name: str) -> bool:
        """Whether the spec declares a name under `bindings`, or the app or the command line binds it."""
        return name in (self.spec.bindings or ()) or name in self.around.bound

    def bound(self, name: str, path: Path, slot: Slot, own: Collection[str] = ()) -> Bound | None:
        """The thing that is bound to a name, if this slot takes it. `own` are the names in the spec that it takes."""
        if not self.is_bound(name):
            fitting = (
                one for one in (*(self.spec.bindings or ()), *self.around.bound) if self._unfit(one, slot) is None
            )
            help = _help_for(name, slot, {*own, *fitting})
            self.report(UNKNOWN_NAME, path, f"there is no {slot} {name!r}", help)
            return None
        unfit = self._unfit(name, slot)
        if unfit is not None:
            message = f"{name!r} is bound to {_words(unfit)}, and this must be {a(slot)}"
            self.report(WRONG_BINDING, path, message, f"write the name of {a(slot)}")
            return None
        self.used_bindings.add(name)
        return Bound(name)

    def _unfit(self, name: str, slot: Slot) -> BoundAs | None:
        """What a name is bound to, by its declaration or in fact, where this slot does not take that."""
        declared = (self.spec.bindings or {}).get(name)
        known = (THINGS[declared] if declared else None, self.around.bound.get(name))
        return next((one for one in known if one is not None and not fits(one, slot)), None)

    def _has_resource(self, reference: ResourceReference, path: Path) -> bool:
        name, known = reference.resource.resource, self.spec.resources or {}
        if name in known:
            return True
        if not self.is_broken("resources", name):
            self.report(UNKNOWN_RESOURCE, path, f"there is no resource {name!r}", suggestion(name, known))
        return False

    def neighbour(self, gateway: str, path: Path) -> Neighbour | None:
        """The gateway of this name among the specs that are deployed to the same place."""
        known = {name: other for name, other in self.around.neighbourhood.neighbours.items() if other.stages}
        if gateway in known:
            return known[gateway]
        if gateway in self.around.neighbourhood.elsewhere:
            here = self.around.neighbourhood.neighbours[self.spec.name].location
            message = f"{self.spec.name!r} is deployed to {place_name(here)}, but {gateway!r} is not"
            self.report(NOT_THERE, path, message, "give both specs the same `environments`, account and region")
            return None
        help = suggestion(gateway, known) or "pass both specs to the same command"
        self.report(UNKNOWN_GATEWAY, path, f"there is no gateway {gateway!r} in the specs of this command", help)
        return None

    def _stage_url(self, gateway: str, stage: str, path: Path) -> StageUrl | None:
        neighbour = self.neighbour(gateway, path)
        if neighbour is None:
            return None
        if stage not in neighbour.stages:
            message = f"the gateway {gateway!r} has no stage {stage!r}"
            self.report(UNKNOWN_GATEWAY, (*path, "stage"), message, suggestion(stage, neighbour.stages))
            return None
        if neighbour.is_closed:
            message = f"the stages of {gateway!r} have no URL: its `default_endpoint` is off"
            self.report(CLOSED_GATEWAY, path, message, "write the URL of one of its domains")
            return None
        own = gateway == self.spec.name
        same_stack = own or (self.spec.stack is not None and self.spec.stack == neighbour.stack)
        if same_stack and neighbour.is_fronted and neighbour.kind != "websocket":
            message = f"the stages of {gateway!r} accept only requests that come through CloudFront"
            self.report(CLOSED_GATEWAY, path, message, "write the URL of one of its domains")
            return None
        target = self.around.environment
        return StageUrl(gateway, stage, same_stack, target and environment_of(target), own)


def _help_for(name: str, slot: Slot, known: Collection[str]) -> str:
    """What to write in place of an unknown name. `known` are the names that this slot takes."""
    thing = THINGS.get(slot)
    if nearest(name, known) is None and thing is not None:
        if thing.has_plain_id:
            return f"if that is its ID, write `{{id: {name}}}`"
        if not thing.has_arn:
            return f"write its ID: `{thing.example}`, or declare it under `bindings` if the CDK app binds it"
    section = f"`{thing.section}`, or under " if thing and thing.section else ""
    help = f"declare it under {section}`bindings` if the CDK app binds it, or write an ARN"
    return suggestion(name, known) or help


def _words(bound: BoundAs) -> str:
    """A bound thing in the words of a message."""
    things = can_be(bound)
    return a(things[0].name) if len(things) == 1 else repr(bound)


AnyNames = Names[CommonSpec]
"""What names mean inside a spec of any kind."""
