"""Gateways as constructs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from constructs import Construct

import aws_cdk as cdk
from gatewright.cdk.access import invoke_pattern
from gatewright.cdk.bindings import bindings
from gatewright.cdk.embedded import Spec, compiled, embedded, spec_file
from gatewright.cdk.errors import UnknownPartError
from gatewright.cdk.functions import imported_function
from gatewright.cdk.ids import path_in_stack
from gatewright.cdk.including import include
from gatewright.cdk.inputs import split_inputs
from gatewright.cdk.neighbours import elsewhere
from gatewright.cdk.warnings import tell
from gatewright.compile import Request
from gatewright.embedding.bound import holes
from gatewright.gateway import Route
from gatewright.template import Hole, Value


class Gateway(Construct):
    """A gateway, from its spec.

    Its resources are typed L1 constructs inside, and code in folders that the spec names becomes assets of the app.

    Args:
        scope: What the gateway is part of.
        id: Its name there. Right in a stack, `Orders` for a spec named `orders` gives the logical ids that plain
            templates have; elsewhere they start with the path in the stack and a hash of it.
        spec: The spec's file, or its model.
        environment: One of the spec's environments.
        inputs: Values for the spec's inputs. Texts may be tokens.
        bind: What stands behind the spec's bound names: constructs, or ARNs.
        workspace: What else the spec refers to: gateways of the app, or specs that are deployed by themselves.

    Raises:
        SpecError: If anything is wrong with the spec. The text says all of it.
    """

    KIND: ClassVar[str | None] = None
    """The only kind of spec that this construct takes; every kind if nothing is said."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        spec: Spec,
        environment: str | None = None,
        inputs: Mapping[str, object] | None = None,
        bind: Mapping[str, object] | None = None,
        workspace: Sequence[Spec | Gateway] = (),
    ) -> None:
        super().__init__(scope, id)
        self._bindings = bindings(bind or {})
        self._functions: dict[str, cdk.aws_lambda.IFunction] = {}
        given = split_inputs(inputs or {})
        files = [other.embedded.file if isinstance(other, Gateway) else spec_file(other) for other in workspace]
        kinds = {name: binding.kind for name, binding in self._bindings.items()}
        made = compiled(spec, Request(environment=environment, inputs=given.values, bound=kinds), files, self.KIND)
        others = elsewhere([other for other in workspace if isinstance(other, Gateway)], files, made)
        self.embedded = embedded(
            made,
            path_in_stack(self),
            late=given.tokens,
            elsewhere={reference: hole for reference, (hole, _) in others.items()},
            bound=self._bindings,
        )
        filled: dict[Hole, Value] = {**given.holes}
        filled |= {Hole("bind", name, "arn"): binding.identity for name, binding in self._bindings.items()}
        used = set(holes(self.embedded.template)) if others else set()
        filled |= {hole: make() for hole, make in others.values() if hole in used}
        self._include = include(self, self.embedded, filled)
        tell(self, self.embedded, self._bindings)
