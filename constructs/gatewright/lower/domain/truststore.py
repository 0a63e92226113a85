"""What callers' certificates are checked with."""

from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.gateway import Domain, DomainOwner, Truststore
from gatewright.template import Asset, Hole, Origin, Value, text


def mutual_tls(domain: Domain) -> dict[str, Value]:
    """A domain's `MutualTlsAuthentication`."""
    if domain.mutual_tls is None:
        return {}
    version = domain.mutual_tls.version
    setting: Value = present(
        TruststoreUri=_address(domain, domain.mutual_tls.truststore),
        TruststoreVersion=version or None,
    )
    return {"MutualTlsAuthentication": Origin((*domain.path, "mutual_tls"), setting)}


def domain_assets(owner: DomainOwner) -> tuple[Asset, ...]:
    """The files of certificates that are uploaded."""
    return tuple(_assets(owner))


def _assets(owner: DomainOwner) -> Iterator[Asset]:
    for domain in owner.domains:
        truststore = domain.mutual_tls.truststore if domain.mutual_tls else None
        if isinstance(truststore, Truststore):
            origin = (*domain.path, "mutual_tls", "truststore")
            yield Asset(name=_name(domain), path=truststore.file, origin=origin, is_file=True)


def _address(domain: Domain, truststore: str | Truststore) -> Value:
    """Where it is in S3. The name of a file that is uploaded is made of its content, so that changes are noticed."""
    if isinstance(truststore, str):
        return truststore
    name = _name(domain)
    return text("s3://", Hole("asset", name, "bucket"), "/", Hole("asset", name, "key"))


def _name(domain: Domain) -> str:
    """What the file is called among the assets. No function has a space in its name."""
    return f"truststore of {domain.name}"
