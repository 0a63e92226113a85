"""Other gateways that a spec refers to: constructs of the same app, or specs that are deployed by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Protocol

import aws_cdk as cdk

from gatewright.gateway import Unit
from gatewright.lower.ids import Ids, prefix_of
from gatewright.lower.reference import api_export_name, export_name
from gatewright.resolve.neighbour import Neighbour
from gatewright.template import Hole, Import, Ref


class EmbeddedGateway(Protocol):
    """What one gateway of an app shows to the others."""

    @property
    def name(self) -> str: ...
    @property
    def stages(self) -> tuple[str, ...]: ...
    @property
    def api_id(self) -> str: ...
    def address(self, stage: str) -> str: ...
    def stage(self, name: str) -> cdk.CfnResource: ...


Elsewhere = Mapping[Ref | Import, tuple[Hole, Callable[[], str]]]
"""References to other gateways: the hole to put in their place, and what goes into it."""


def elsewhere(gateways: Sequence[EmbeddedGateway], in_stack: Iterable[Neighbour], own: Unit) -> Elsewhere:
    """What a gateway can refer to.

    A construct is referred to as the app knows it, wherever in the app it is. A spec of the same stack is there under
    the logical ids that its name makes.
    """
    found: dict[Ref | Import, tuple[Hole, Callable[[], str]]] = {}
    for neighbour in in_stack:
        ids = Ids(prefix_of(neighbour.name))
        for ref in (Ref(ids.of("Api")), *(Ref(ids.of("Stage", stage)) for stage in neighbour.stages)):
            found[ref] = (Hole("gateway", ref.id, "ref"), partial(cdk.Fn.ref, ref.id))
    for gateway in gateways:
        found |= _constructed(gateway, own.place.environment)
    return found


def _constructed(gateway: EmbeddedGateway, environment: str | None) -> Elsewhere:
    ids = Ids(prefix_of(gateway.name))
    found: dict[Ref | Import, tuple[Hole, Callable[[], str]]] = {}
    id = Hole("gateway", gateway.name, "id")
    for reference in (Ref(ids.of("Api")), Import(api_export_name(gateway.name, environment))):
        found[reference] = (id, lambda: gateway.api_id)
    for stage in gateway.stages:
        name = Hole("gateway", gateway.name, f"stage {stage}")
        found[Ref(ids.of("Stage", stage))] = (name, partial(str, stage))
        url = Hole("gateway", gateway.name, f"url {stage}")
        found[Import(export_name(gateway.name, stage, environment))] = (url, partial(gateway.address, stage))
    return found
