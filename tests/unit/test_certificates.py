"""Files of certificates are read as far as API Gateway looks at them."""

import base64
from pathlib import Path

import pytest

from gatewright.formats.certificates import truststore
from gatewright.formats.der import DerError, elements, oid, only
from gatewright.formats.truststore import Certificate

FOLDER = Path(__file__).parents[1] / "cases" / "spec" / "domain" / "certificates"
CALLERS = (FOLDER / "callers.pem").read_bytes()
WEAK = (FOLDER / "weak.pem").read_bytes()


def certificates(data: bytes) -> dict[str, Certificate]:
    found = truststore("callers.pem", data)
    assert found.faults == ()
    return {certificate.name: certificate for certificate in found.certificates}


def faults(data: bytes) -> tuple[str, ...]:
    return truststore("callers.pem", data).faults


def test_a_certificate_says_whom_it_is_about_and_how_long_it_is_good() -> None:
    root, partners = certificates(CALLERS).values()
    assert (root.name, root.line) == ("Shop Root", 2)
    assert (partners.name, partners.since, partners.until) == ("Shop Partners", "2026-11-21", "2126-10-28")
    assert root.is_self_signed
    assert not partners.is_self_signed
    assert partners.issuer == root.subject


@pytest.mark.parametrize(
    ("name", "signature", "key", "bits"),
    [
        ("Old Root", "RSA with SHA-1", "RSA", 1024),
        ("Level 2", "ECDSA with SHA-256", "P-256", 0),
        ("Edwards", "Ed25519", "Ed25519", 0),
    ],
)
def test_a_certificate_says_how_strong_it_is(name: str, signature: str, key: str, bits: int) -> None:
    found = certificates(WEAK)[name]
    assert (found.signature, found.key, found.bits) == (signature, key, bits)


def test_years_before_and_after_2050_are_told_apart() -> None:
    found = certificates(WEAK)
    assert (found["Old Root"].since, found["Old Root"].until) == ("2010-01-01", "2020-01-01")
    assert found["Next Root"].until == "2126-01-01"


def test_an_authority_is_who_says_so() -> None:
    found = certificates(WEAK)
    assert found["Level 5"].is_authority
    assert not found["a partner's own"].is_authority
    assert not found["Edwards"].is_authority


def test_line_ends_of_windows_and_words_between_certificates_do_not_matter() -> None:
    windows = CALLERS.replace(b"\n", b"\r\n").replace(b"-----BEGIN", b"Gr\xfc\xdfe\r\n-----BEGIN")
    assert list(certificates(windows)) == ["Shop Root", "Shop Partners"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("-----BEGIN CERTIFICATE-----\nAAAA\n", "the certificate on line 1 has no end"),
        ("\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "line 2 starts a private key"),
        ("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", "line 1 cannot be read: there are 0 elements"),
        ("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n", "line 1 cannot be read"),
        ("-----BEGIN PKCS7-----\n-----END PKCS7-----\n", "the block on line 1 is not a certificate: 'pkcs7'"),
    ],
)
def test_what_is_no_certificate_is_told(text: str, fault: str) -> None:
    (said,) = faults(text.encode())
    assert fault in said


def test_a_certificate_that_is_cut_or_changed_anywhere_is_no_failure_of_the_tool() -> None:
    der = base64.b64decode(b"".join(CALLERS.split(b"-----")[2].split()))
    for place in range(len(der)):
        cut, changed = der[:place], der[:place] + bytes((der[place] ^ 0xFF,)) + der[place + 1 :]
        for damaged in (cut, changed):
            text = b"-----BEGIN CERTIFICATE-----\n" + base64.b64encode(damaged) + b"\n-----END CERTIFICATE-----\n"
            found = truststore("callers.pem", text)
            assert len(found.certificates) + len(found.faults) == 1


def test_der_is_told_from_text() -> None:
    assert truststore("root.der", (FOLDER / "root.der").read_bytes()).is_binary
    assert not truststore("callers.pem", CALLERS).is_binary


def test_long_lengths_are_read() -> None:
    (found,) = elements(b"\x04\x82\x01\x00" + b"x" * 256)
    assert found.content == b"x" * 256


@pytest.mark.parametrize("data", [b"\x30", b"\x30\x05a", b"\x30\x80", b"\x30\x85\0\0\0\0\0", b"\x30\x82\x01"])
def test_what_is_no_der_is_refused(data: bytes) -> None:
    with pytest.raises(DerError):
        only(data, 0x30)


def test_identifiers_are_spelt_as_people_do() -> None:
    assert oid(bytes.fromhex("2a864886f70d01010b")) == "1.2.840.113549.1.1.11"
    assert oid(bytes.fromhex("551d13")) == "2.5.29.19"
