"""Truststores for mutual TLS (mTLS)."""

from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.formats.truststore import Truststore
from gatewright.gateway import Domain, DomainOwner
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
    """The files of certificates to upload."""
    return tuple(_assets(owner))


def _assets(owner: DomainOwner) -> Iterator[Asset]:
    for domain in owner.domains:
        truststore = domain.mutual_tls.truststore if domain.mutual_tls else None
        if isinstance(truststore, Truststore):
            origin = (*domain.path, "mutual_tls", "truststore")
            yield Asset(name=_name(domain), path=truststore.file, origin=origin, is_file=True)


def _address(domain: Domain, truststore: str | Truststore) -> Value:
    """Its URI in S3. The key of an uploaded file depends on its content, so that CloudFormation detects a change."""
    if isinstance(truststore, str):
        return truststore
    name = _name(domain)
    return text("s3://", Hole("asset", name, "bucket"), "/", Hole("asset", name, "key"))


def _name(domain: Domain) -> str:
    """The file's name among the assets. It contains spaces, so no function has the same name."""
    return f"truststore of {domain.name}"
