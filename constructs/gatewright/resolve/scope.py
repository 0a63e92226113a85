"""What names mean inside one spec."""

from collections.abc import Collection, Mapping

from msgspec import Struct, field

from gatewright.diagnostics import Code, Diagnostic
from gatewright.document import Document, Path, ScalarNode
from gatewright.gateway import Arn, Bound, DeployText, Function, Outside, StageUrl
from gatewright.nearest import suggestion
from gatewright.reading import Tree
from gatewright.resolve import codes
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.reference import GatewayReference, Named, Reference, ResourceReference, TextReference


class Neighbour(Struct, frozen=True):
    """Another spec of the workspace."""

    name: str
    stages: Collection[str]
    stack: str | None


class Surroundings(Struct, frozen=True, kw_only=True):
    """What is known around a spec: the environment, bound names, the other specs given together with it."""

    environment: str | None = None
    bound: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    """Names that the caller binds, and the kind of thing behind each where it is known."""
    neighbours: Mapping[str, Neighbour] = field(default_factory=dict[str, Neighbour])
    exported_stages: frozenset[str] = frozenset()
    """This spec's stages that other specs refer to from another stack."""
    tree: Tree | None = None
    """The folder that the spec may read from; none if there is no such folder."""
    unused_inputs: frozenset[str] = frozenset()
    """Inputs that the spec declares and does not mention."""


class Scope:
    """Finds what names mean, and notes the names that mean nothing.

    Names whose own entry is faulty are passed over in silence: the entry's diagnostic says it all.
    """

    def __init__(
        self, spec: GatewaySpec, document: Document, around: Surroundings, broken: Collection[Path] = ()
    ) -> None:
        self.spec = spec
        self.document = document
        self.around = around
        self.broken = broken
        self.diagnostics: list[Diagnostic] = []
        self.used_bindings: set[str] = set()
        self.functions: Mapping[str, Function] = {}
        """The spec's own functions, once they are known."""

    def report(self, code: Code, path: Path, message: str, help: str = "", *, at_key: bool = False) -> None:
        """Note a diagnostic at a path's value, or at its key."""
        place = self.document.key_place(path) if at_key else self.document.value_place(path)
        self.diagnostics.append(code.at(place, message, help=help))

    def file_text(self, relative: str, path: Path) -> str | None:
        """The text of a file that the spec names at `path`."""
        if self.around.tree is None:
            return None
        data, problems = self.around.tree.read(relative, self.document.value_place(path))
        self.diagnostics += problems
        if data is None:
            return None
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"the file {relative!r} is not UTF-8: byte {error.start} is wrong"
            self.report(codes.NOT_TEXT, path, message, "save the file as UTF-8")
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

    def outside(self, reference: Reference, path: Path, kind: str, own: Collection[str] = ()) -> Outside | None:
        """The thing outside that a reference means, if it means one of this kind."""
        match reference:
            case Named(text) if reference.is_arn:
                return Arn(text)
            case Named(name):
                return self._bound(name, path, kind, own)
            case ResourceReference():
                return reference if self._has_resource(reference, path) else None
            case _:
                return reference

    def function(self, reference: Reference, path: Path) -> Function | Outside | None:
        """The function that a reference means: one of the spec's own, or one from outside."""
        if isinstance(reference, Named) and not reference.is_arn:
            if reference.text in self.functions:
                return self.functions[reference.text]
            if self.is_broken("functions", reference.text):
                return None
        return self.outside(reference, path, "function", self.functions)

    def text(self, reference: TextReference, path: Path) -> DeployText | None:
        """The deploy-time text that a reference means."""
        match reference:
            case GatewayReference(gateway=gateway, stage=stage):
                return self._stage_url(gateway, stage, path)
            case ResourceReference():
                return reference if self._has_resource(reference, path) else None
            case _:
                return reference

    def _bound(self, name: str, path: Path, kind: str, own: Collection[str]) -> Bound | None:
        declared = self.spec.bindings or {}
        bound_kind = declared.get(name) or self.around.bound.get(name)
        if bound_kind is not None and bound_kind != kind:
            self.report(codes.WRONG_BINDING, path, f"{name!r} is bound to a {bound_kind}, and a {kind} belongs here")
            return None
        if name in declared or name in self.around.bound:
            self.used_bindings.add(name)
            return Bound(name)
        known = {*own, *declared, *self.around.bound}
        help = suggestion(name, known) or "declare it under `bindings` if the CDK app binds it, or write an ARN"
        self.report(codes.UNKNOWN_NAME, path, f"there is no {kind} {name!r}", help)
        return None

    def _has_resource(self, reference: ResourceReference, path: Path) -> bool:
        name, known = reference.resource.resource, self.spec.resources or {}
        if name in known:
            return True
        if not self.is_broken("resources", name):
            self.report(codes.UNKNOWN_RESOURCE, path, f"there is no resource {name!r}", suggestion(name, known))
        return False

    def _stage_url(self, gateway: str, stage: str, path: Path) -> StageUrl | None:
        neighbour = self.around.neighbours.get(gateway)
        if neighbour is None:
            help = suggestion(gateway, self.around.neighbours) or "give both specs to the same command"
            self.report(codes.UNKNOWN_GATEWAY, path, f"there is no gateway {gateway!r} among the specs given", help)
            return None
        if stage not in neighbour.stages:
            message = f"the gateway {gateway!r} has no stage {stage!r}"
            self.report(codes.UNKNOWN_GATEWAY, (*path, "stage"), message, suggestion(stage, neighbour.stages))
            return None
        same_stack = self.spec.stack is not None and self.spec.stack == neighbour.stack
        return StageUrl(gateway, stage, same_stack, self.around.environment)
