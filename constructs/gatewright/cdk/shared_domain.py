"""Domains that gateways share, as constructs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import aws_cdk as cdk

from gatewright import gateway as model
from gatewright.cdk.errors import UnknownPartError
from gatewright.cdk.neighbour import EmbeddedGateway
from gatewright.cdk.unit import Unit
from gatewright.lower.domain.definition import domain_id
from gatewright.lower.domain.mapping import mapping
from gatewright.lower.domain.routing import routing_rule


class SharedDomains(Unit):
    """Domains with stages of several gateways below them, from a spec of `kind: domain`.

    The gateways are given as `workspace`: constructs of the app, or specs that are deployed by themselves.
    """

    KINDS: ClassVar = ("domain",)

    def domain(self, name: str) -> cdk.CfnResource:
        """One of the domains, by its name: `api.example.com`."""
        domains = {domain.name: domain for domain in self._shared.domains}
        if name not in domains:
            raise UnknownPartError.named("domain", name, domains)
        return self._resource(domain_id(domains[name], self._made.ids))

    @property
    def _shared(self) -> model.SharedDomains:
        assert isinstance(self._made.unit, model.SharedDomains)
        return self._made.unit

    def _wait_for(self, gateways: Mapping[str, EmbeddedGateway]) -> None:
        """A stage has to be there before anything leads to it, which names it and does not refer to it."""
        ids = self._made.ids
        for domain in self._shared.domains:
            below = [(mapping(domain, path, ids), path.stage) for path in domain.paths]
            below += [(routing_rule(domain, routing, ids), routing.stage) for routing in domain.routing]
            for resource, stage in below:
                if isinstance(stage, model.OtherStage) and stage.gateway in gateways:
                    self._resource(resource.id).add_dependency(gateways[stage.gateway].stage(stage.name))
