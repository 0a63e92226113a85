"""An issuer of signed tokens on loopback: it tells its key as OpenID Connect wants it, and signs with it."""

from __future__ import annotations

import json
import math
import random
import time
from base64 import urlsafe_b64encode
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from deploy.emulator import HOST

BITS = 2048
SMALL = math.lcm(*range(3, 2000, 2))
"""It has a divisor in common with most numbers that are not prime."""
EXPONENT = 65537
SHA256_IN_DER = bytes.fromhex("3031300d060960864801650304020105000420")
"""What stands before a hash of this kind in a signature of PKCS #1."""


@dataclass(frozen=True)
class Key:
    """A key of RSA, for tests: it is not a secret."""

    modulus: int
    private_exponent: int

    @property
    def id(self) -> str:
        return sha256(_bytes(self.modulus)).hexdigest()[:8]

    @property
    def public(self) -> dict[str, str]:
        """The half that everybody may know."""
        numbers = {"n": _encoded(_bytes(self.modulus)), "e": _encoded(_bytes(EXPONENT))}
        return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.id, **numbers}

    def sign(self, text: bytes) -> bytes:
        length = BITS // 8
        digest = SHA256_IN_DER + sha256(text).digest()
        padded = b"\x00\x01" + b"\xff" * (length - len(digest) - 3) + b"\x00" + digest
        return pow(int.from_bytes(padded), self.private_exponent, self.modulus).to_bytes(length)


@dataclass(frozen=True)
class Issuer:
    """The issuer, while it listens."""

    address: str
    key: Key

    def token(self, key: Key | None = None, **claims: object) -> str:
        """A token that is good for a minute, with more claims, or others. With another key it is forged."""
        now = int(time.time())
        said = {"iss": self.address, "sub": "ada", "aud": "front", "iat": now, "exp": now + 60, **claims}
        kept = {name: claim for name, claim in said.items() if claim is not None}
        head = {"alg": "RS256", "typ": "JWT", "kid": self.key.id}
        text = ".".join(_encoded(json.dumps(part).encode()) for part in (head, kept))
        return f"{text}.{_encoded((key or self.key).sign(text.encode()))}"


@contextmanager
def issuing(seed: int = 1) -> Generator[Issuer]:
    """An issuer for the length of a `with`."""
    key = make_key(seed)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = f"http://{HOST}:{server.server_port}"
            told = {
                "/.well-known/openid-configuration": {"issuer": address, "jwks_uri": f"{address}/keys"},
                "/keys": {"keys": [key.public]},
            }
            known = self.path in told
            body = json.dumps(told.get(self.path)).encode()
            self.send_response(200 if known else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer((HOST, 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield Issuer(f"http://{HOST}:{server.server_port}", key)
        finally:
            server.shutdown()
            thread.join()


def make_key(seed: int) -> Key:
    """The key that belongs to a number, so that every run has the same."""
    primes = _primes(random.Random(seed))
    one, other = next(primes), next(primes)
    return Key(one * other, pow(EXPONENT, -1, math.lcm(one - 1, other - 1)))


def _primes(numbers: random.Random) -> Iterator[int]:
    half = BITS // 2
    while True:
        candidate = numbers.getrandbits(half) | 3 << (half - 2) | 1
        if math.gcd(candidate - 1, EXPONENT) == 1 and _is_prime(candidate):
            yield candidate


def _is_prime(number: int) -> bool:
    """Whether a number is prime, as Fermat tells it: he is next to never wrong about large ones taken at random."""
    return math.gcd(number, SMALL) == 1 and pow(2, number - 1, number) == 1


def _bytes(number: int) -> bytes:
    return number.to_bytes(-(-number.bit_length() // 8))


def _encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()
