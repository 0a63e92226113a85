"""The truststore files of domains."""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.formats.truststore import Truststore
from gatewright.gateway import DomainOwner, MutualTls


def truststores(owner: DomainOwner) -> Iterator[tuple[Path, MutualTls, Truststore]]:
    """Each truststore that Gatewright uploads, with its settings, and its path in the spec."""
    for domain in owner.domains:
        if domain.mutual_tls and isinstance(domain.mutual_tls.truststore, Truststore):
            path = (*domain.path, "mutual_tls", "truststore")
            yield path, domain.mutual_tls, domain.mutual_tls.truststore
