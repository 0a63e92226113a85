"""What names mean inside the spec of a gateway, which has things of its own that they can mean."""

from collections.abc import Collection, Mapping

from gatewright.document import Document, Path
from gatewright.gateway import Firewall, Function, Link, Outside, VpcLink
from gatewright.resolve.names import Names, Surroundings
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.reference import IdReference, Reference

__all__ = ["Scope", "Surroundings"]


class Scope(Names[GatewaySpec]):
    """Finds what names mean in a gateway's spec."""

    def __init__(
        self, spec: GatewaySpec, document: Document, around: Surroundings, broken: Collection[Path] = ()
    ) -> None:
        super().__init__(spec, document, around, broken)
        self.functions: Mapping[str, Function] = {}
        """The spec's own functions, once they are known."""
        self.firewalls: Mapping[str, Firewall] = {}
        """The spec's own firewalls, once they are known."""
        self.vpc_links: Mapping[str, VpcLink] = {}
        """The spec's own VPC links, once they are known."""

    def code_identity(self, folder: str, path: Path) -> str:
        """What the code in a folder is; nothing if the folder cannot be a function's code, which is said elsewhere."""
        from gatewright.read.packaging import identity  # noqa: PLC0415 - needed for few specs

        found, _ = self.around.tree.folder(folder, self.document.value_place(path)) if self.around.tree else (None, ())
        return identity(found) if found else ""

    def function(self, reference: Reference, path: Path) -> Function | Outside | None:
        """The function that a reference means: one of the spec's own, or one from outside."""
        name = self.bare_name(reference)
        if name in self.functions:
            return self.functions[name]
        if name in (self.spec.functions or ()) or self.is_broken("functions", name):
            return None
        return self.outside(reference, path, "function", self.functions)

    def vpc_link(self, reference: Reference | IdReference, path: Path) -> Link | None:
        """The VPC link that a reference means: one of the spec's own, or one from outside."""
        name = self.bare_name(reference)
        if name in self.vpc_links:
            return self.vpc_links[name]
        if name in (self.spec.vpc_links or ()) or self.is_broken("vpc_links", name):
            return None
        return self.identified(reference, path, "vpc link", self.vpc_links)
