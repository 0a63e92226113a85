"""Certificates that callers' certificates are traced to."""

from msgspec import Struct


class Certificate(Struct, frozen=True, kw_only=True):
    """What matters of a certificate."""

    line: int
    """Where it begins in its file."""
    name: str
    """What people call it: the common name of whom it is about, or the organization."""
    subject: bytes
    """Whom it is about, as it is encoded."""
    issuer: bytes
    """Who vouches for that, as it is encoded."""
    since: str
    """The day from which it is good: `2026-01-31`."""
    until: str
    """The last day on which it is good."""
    is_authority: bool
    """Whether it may vouch for others."""
    signature: str
    """How it is signed: `RSA with SHA-256`; by the number of the algorithm where it has no name here."""
    key: str
    """What kind of key it has: `RSA`, `P-256`; by the number of the algorithm where it has no name here."""
    bits: int
    """How long the key is, if it is one of RSA's."""

    is_known_signature: bool
    """Whether the service takes it signed in this way."""
    is_known_key: bool
    """Whether the service takes such keys, if they are long enough."""

    @property
    def is_self_signed(self) -> bool:
        """Whether it vouches for itself."""
        return self.subject == self.issuer


class Truststore(Struct, frozen=True, kw_only=True):
    """A file of the spec's folder with certificates."""

    file: str
    size: int
    certificates: tuple[Certificate, ...]
    faults: tuple[str, ...]
    """What in it is no certificate, or none that can be read."""
    is_binary: bool = False
    """Whether it is not even text."""
