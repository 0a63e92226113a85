"""The files of certificates that domains have."""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import DomainOwner, MutualTls, Truststore


def truststores(owner: DomainOwner) -> Iterator[tuple[Path, MutualTls, Truststore]]:
    """Each file that is uploaded, with what is said beside it, and the path that names it."""
    for domain in owner.domains:
        if domain.mutual_tls and isinstance(domain.mutual_tls.truststore, Truststore):
            path = (*domain.path, "mutual_tls", "truststore")
            yield path, domain.mutual_tls, domain.mutual_tls.truststore
