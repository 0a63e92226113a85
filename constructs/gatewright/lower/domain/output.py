"""The outputs of a stack for domains."""

from collections.abc import Iterator

from gatewright.gateway import Domain, DomainOwner, DomainPath, OtherStage
from gatewright.lower.domain.definition import domain_arn
from gatewright.lower.domain.record import target
from gatewright.lower.ids import Ids
from gatewright.template import Output


def domain_outputs(owner: DomainOwner, ids: Ids) -> Iterator[Output]:
    """The URL of each path, and the target of DNS records for the domain."""
    for domain in owner.domains:
        if not domain.is_wildcard:
            yield from _urls(owner, domain, ids)
        if domain.is_made:
            yield from _access(domain, ids) if domain.is_private else _targets(domain, ids)


def _urls(owner: DomainOwner, domain: Domain, ids: Ids) -> Iterator[Output]:
    scheme = "wss" if domain.kind == "websocket" else "https"
    for path in domain.paths:
        where = f"{domain.name}/{path.base}".removesuffix("/")
        yield Output(
            id=ids.of("DomainUrl", domain.name, path.base),
            value=f"{scheme}://{where}",
            description=f"URL of the stage {path.stage.name} of {_gateway(owner, path)} at {where}",
            origin=path.path,
        )


def _gateway(owner: DomainOwner, path: DomainPath) -> str:
    return path.stage.gateway if isinstance(path.stage, OtherStage) else owner.name


def _targets(domain: Domain, ids: Ids) -> Iterator[Output]:
    name, zone = target(domain, ids)
    yield Output(
        id=ids.of("Domain", domain.name, suffix="Target"),
        value=name,
        description=f"Name that records for {domain.name} lead to",
        origin=domain.path,
    )
    yield Output(
        id=ids.of("Domain", domain.name, suffix="TargetZone"),
        value=zone,
        description=f"Hosted zone of the name that records for {domain.name} lead to",
        origin=domain.path,
    )


def _access(domain: Domain, ids: Ids) -> Iterator[Output]:
    yield Output(
        id=ids.of("PrivateDomain", domain.name, suffix="Arn"),
        value=domain_arn(domain, ids),
        description=f"ARN of the private domain {domain.name}",
        origin=domain.path,
    )
