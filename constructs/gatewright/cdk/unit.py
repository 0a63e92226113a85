"""What a spec becomes in an app, whatever it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

import aws_cdk as cdk
from constructs import Construct

from gatewright.cdk.annotation import annotate
from gatewright.cdk.binding import bindings
from gatewright.cdk.edge import include_edge
from gatewright.cdk.embedded import Brought, Embedded, Spec, compiled, embedded, spec_file
from gatewright.cdk.ids import path_in_stack
from gatewright.cdk.including import include
from gatewright.cdk.input import split_inputs
from gatewright.cdk.neighbour import EmbeddedGateway
from gatewright.compile import Compilation
from gatewright.compose.specfile import SpecFile
from gatewright.gateway import SpecKind
from gatewright.resolve.neighbour import Neighbour


class Unit(Construct):
    """The construct of a spec.

    Its resources are typed L1 constructs inside it, and code folders of the spec are assets of the app.

    Args:
        scope: The parent construct.
        id: Its id in the scope. Directly in a stack, `Orders` for a spec named `orders` gives the logical ids of plain
            templates; elsewhere they start with the path in the stack and a hash of it.
        spec: The spec's file, its model, or a `Compilation`, which then sets the environment and the inputs.
        environment: One of the spec's environments, or `prod/eu-west-1` if it has several Regions.
        inputs: Values for the spec's inputs. Strings can be tokens.
        bind: The constructs or ARNs of the spec's bound names.
        workspace: What else the spec refers to: gateways of the app, or specs that are deployed separately.

    Raises:
        SpecError: If the spec has errors. The text contains all of them.
    """

    KINDS: ClassVar[tuple[SpecKind, ...]]
    """The kinds of spec that this construct accepts."""

    def __init__(  # noqa: PLR0913 - one for each thing that an app can say
        self,
        scope: Construct,
        id: str,
        *,
        spec: Spec,
        environment: str | None = None,
        inputs: Mapping[str, object] | None = None,
        bind: Mapping[str, object] | None = None,
        workspace: Sequence[Spec | Unit] = (),
    ) -> None:
        super().__init__(scope, id)
        brought = Brought(
            inputs=split_inputs(inputs or {}),
            bindings=bindings(bind or {}),
            gateways=[shown for other in workspace if isinstance(other, Unit) for shown in other.shown],
            neighbours=[
                other.neighbour for other in workspace if isinstance(other, Unit | Compilation) and other.neighbour
            ],
            files=[spec_file(other) for other in workspace if not isinstance(other, Unit | Compilation)],
        )
        self._bindings = brought.bindings
        made = compiled(spec, environment, brought)
        self._made: Embedded = embedded(made, brought, path_in_stack(self), self.KINDS, self)
        self._include = include(self, self._made, self._made.template, include_edge(self, self._made))
        self._wait_for({gateway.name: gateway for gateway in brought.gateways})
        annotate(self, self._made)

    @property
    def name(self) -> str:
        """What the spec calls it."""
        return self._made.unit.name

    @property
    def spec(self) -> SpecFile:
        """Its spec, as it was read."""
        return self._made.file

    @property
    def neighbour(self) -> Neighbour:
        """What the specs of others know of it."""
        return self._made.neighbour

    @property
    def shown(self) -> Sequence[EmbeddedGateway]:
        """What the specs of others can refer to in it."""
        return ()

    def _wait_for(self, gateways: Mapping[str, EmbeddedGateway]) -> None:
        """Have resources wait for those of other gateways that they name, and do not refer to."""

    def _resource(self, id: str) -> cdk.CfnResource:
        return self._include.get_resource(id)
