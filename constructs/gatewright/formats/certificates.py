"""Files of certificates: PEM, and as much of X.509 as API Gateway looks at. Nothing is verified."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gatewright.formats import der
from gatewright.formats.der import DerError, Element
from gatewright.formats.truststore import Certificate, Truststore

SIGNATURES: Mapping[str, str] = {
    "1.2.840.113549.1.1.10": "RSASSA-PSS",
    "1.2.840.113549.1.1.11": "RSA with SHA-256",
    "1.2.840.113549.1.1.12": "RSA with SHA-384",
    "1.2.840.113549.1.1.13": "RSA with SHA-512",
    "1.2.840.10045.4.3.2": "ECDSA with SHA-256",
    "1.2.840.10045.4.3.3": "ECDSA with SHA-384",
    "1.2.840.10045.4.3.4": "ECDSA with SHA-512",
}
"""The ways of signing that API Gateway takes: none weaker than SHA-256."""

CURVES: Mapping[str, str] = {"1.2.840.10045.3.1.7": "P-256", "1.3.132.0.34": "P-384"}
"""The curves that it takes."""

_OTHERS: Mapping[str, str] = {
    "1.2.840.113549.1.1.4": "RSA with MD5",
    "1.2.840.113549.1.1.5": "RSA with SHA-1",
    "1.2.840.10045.4.1": "ECDSA with SHA-1",
    "1.3.101.112": "Ed25519",
    "1.3.101.113": "Ed448",
    "1.3.132.0.35": "P-521",
}
"""What it does not take and people have a name for."""

_RSA_KEY = "1.2.840.113549.1.1.1"
_CURVE_KEY = "1.2.840.10045.2.1"
_CONSTRAINTS = "2.5.29.19"
_EXTENSIONS = 0xA3
_VERSION = 0xA0
_NAMES = ("2.5.4.3", "2.5.4.10", "2.5.4.11")
"""The readable parts of a name: the common name, the organization, the unit."""

_BEGIN, _END, _DASHES = "-----BEGIN ", "-----END ", "-----"


class _Block(NamedTuple):
    """A part of a file between its first and its last line."""

    label: str
    line: int
    body: str
    is_ended: bool = True


def truststore(file: str, data: bytes) -> Truststore:
    """What is in a file of certificates."""
    found = [_certificate(block) for block in _blocks(data.decode("latin-1"))]
    return Truststore(
        file=file,
        size=len(data),
        certificates=tuple(each for each in found if isinstance(each, Certificate)),
        faults=tuple(each for each in found if isinstance(each, str)),
        is_binary=data[:1] == bytes((der.SEQUENCE,)),
    )


def _blocks(text: str) -> Iterator[_Block]:
    """The blocks of a file. What stands between them is for people."""
    begun: _Block | None = None
    body: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        marker = line.strip()
        if marker.startswith(_BEGIN):
            if begun:
                yield begun
            begun, body = _Block(marker.removeprefix(_BEGIN).removesuffix(_DASHES), number, "", is_ended=False), []
        elif begun and marker == f"{_END}{begun.label}{_DASHES}":
            yield begun._replace(body="".join(body), is_ended=True)
            begun = None
        elif begun:
            body.append(marker)
    if begun:
        yield begun


def _certificate(block: _Block) -> Certificate | str:
    """A certificate, or what is wrong with it."""
    if block.label.endswith("PRIVATE KEY"):
        return f"line {block.line} starts a private key, which must be kept secret"
    if block.label != "CERTIFICATE":
        return f"the block on line {block.line} is not a certificate: {block.label.lower()!r}"
    if not block.is_ended:
        return f"the certificate on line {block.line} has no end"
    try:
        return _read(binascii.a2b_base64(block.body, strict_mode=True), block.line)
    except (ValueError, IndexError) as error:
        return f"the certificate on line {block.line} cannot be read: {str(error).lower()}"


def _read(data: bytes, line: int) -> Certificate:
    told, *_ = der.only(data, der.SEQUENCE).inner()
    parts = told.expect(der.SEQUENCE).inner()
    if parts[0].tag == _VERSION:
        parts = parts[1:]
    _, signature, issuer, validity, subject, key, *more = parts
    since, until = validity.inner()
    kind, bits = _key(key)
    number = der.oid(signature.inner()[0].expect(der.OID).content)
    return Certificate(
        line=line,
        name=_name(subject),
        subject=subject.whole,
        issuer=issuer.whole,
        since=_day(since),
        until=_day(until),
        is_authority=_is_authority(more),
        signature=SIGNATURES.get(number) or _OTHERS.get(number, number),
        is_known_signature=number in SIGNATURES,
        key=kind,
        bits=bits,
        is_known_key=kind == "RSA" or kind in CURVES.values(),
    )


def _key(key: Element) -> tuple[str, int]:
    algorithm, bits = key.inner()
    number, *parameters = algorithm.inner()
    match der.oid(number.content):
        case identifier if identifier == _RSA_KEY:
            modulus = der.only(bits.expect(der.BITS).content[1:], der.SEQUENCE).inner()[0]
            return "RSA", int.from_bytes(modulus.content, "big").bit_length()
        case identifier if identifier == _CURVE_KEY and parameters:
            curve = der.oid(parameters[0].expect(der.OID).content)
            return CURVES.get(curve) or _OTHERS.get(curve, curve), 0
        case identifier:
            return _OTHERS.get(identifier, identifier), 0


def _is_authority(parts: Sequence[Element]) -> bool:
    """Whether the basic constraints say so. They say that it is none by saying nothing."""
    for extension in _extensions(parts):
        number, *_, value = extension.inner()
        if der.oid(number.content) == _CONSTRAINTS:
            constraints = der.only(value.expect(der.OCTETS).content, der.SEQUENCE).inner()
            return bool(constraints) and constraints[0].tag == der.BOOLEAN and constraints[0].content != b"\0"
    return False


def _extensions(parts: Sequence[Element]) -> Iterator[Element]:
    for part in parts:
        if part.tag == _EXTENSIONS:
            yield from der.only(part.content, der.SEQUENCE).inner()


def _name(subject: Element) -> str:
    found: dict[str, str] = {}
    for part in subject.inner():
        for pair in part.expect(der.SET).inner():
            number, value = pair.inner()
            encoding = "utf-16-be" if value.tag == der.WIDE_STRING else "utf-8"
            found.setdefault(der.oid(number.content), value.content.decode(encoding, "replace"))
    return next((found[number] for number in _NAMES if number in found), "nobody")


def _day(time: Element) -> str:
    """A day, as `2026-01-31`. Years of two digits are those from 1950 to 2049."""
    digits = time.expect(der.UTC_TIME, der.TIME).content.decode("ascii")
    if time.tag == der.UTC_TIME:
        digits = f"{'19' if digits[:2] >= '50' else '20'}{digits}"
    if not re.fullmatch(r"[0-9]{8}.*", digits):
        raise DerError(f"{digits!r} is not a time")
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
