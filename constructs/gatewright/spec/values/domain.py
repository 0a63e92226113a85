"""Custom domain names: host names, base paths, routing conditions and truststores."""

from __future__ import annotations

from typing import ClassVar, Self

from gatewright.document import in_words
from gatewright.spec.values.late import is_late
from gatewright.spec.values.late_word import LateWord
from gatewright.spec.values.name import Word
from gatewright.spec.values.value import BadValueError, Written, as_text

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"


class DomainNameWord(Word, frozen=True):
    """A domain name: `api.example.com`, or `*.example.com` for all names with one label in front (wildcard)."""

    PATTERN: ClassVar = rf"(?=.{{1,253}}$)(\*\.)?({_LABEL}\.)+{_LABEL}"
    WHAT: ClassVar = "a domain name"
    HELP: ClassVar = "write it in lower case, with letters, digits, `-` and dots: `api.example.com`"

    @classmethod
    def parse(cls, written: Written) -> Self:
        """A name that is known at build time. Logical IDs contain it."""
        if is_late(as_text(written)):
            raise BadValueError(
                f"a domain name must be known at build time: {in_words(written)}",
                "give the input a value that is known at build time",
            )
        return super().parse(written)


DomainNameWord.SCHEMA = {"type": "string", "pattern": rf"^({DomainNameWord.PATTERN}|.*\$\{{inputs\..*)$"}


class BasePathWord(Word, frozen=True):
    """A base path of a domain: `/` for all of it, `/orders`, `/v1/orders`."""

    PATTERN: ClassVar = r"/|(/[A-Za-z0-9$_.+!*'()-]+)+"
    WHAT: ClassVar = "a base path"
    HELP: ClassVar = "write `/`, or `/v1/orders`: a slash before each segment, none at the end"

    @classmethod
    def parse(cls, written: Written) -> Self:
        """A path within the service's limit."""
        word = super().parse(written)
        if len(word.text) > LONGEST_PATH + 1:
            raise BadValueError("a base path is too long", f"use {LONGEST_PATH} characters at most")
        return word


BasePathWord.SCHEMA = {"type": "string", "pattern": rf"^({BasePathWord.PATTERN})$"}

LONGEST_PATH = 300
"""The service's limit, without the leading slash."""


class HealthPathWord(Word, frozen=True):
    """The path of a health check: `/health`, `/health?deep=1`."""

    PATTERN: ClassVar = r"/[!\"$-~]{0,200}"
    WHAT: ClassVar = "a path"
    HELP: ClassVar = "write it as in the URL, `/health`, without spaces and `#`, 200 characters at most"


class RoutedHeaderWord(Word, frozen=True):
    """The name of a header in a routing condition: `x-version`."""

    PATTERN: ClassVar = r"[A-Za-z0-9?!#$%&'.^_`|~-]{1,39}"
    WHAT: ClassVar = "the name of a header to route by"
    HELP: ClassVar = "use letters, digits and `-`, 39 characters at most"


class HeaderGlobWord(LateWord, frozen=True):
    """A pattern for a header's value: `beta`, a prefix, `2.*`, a suffix, `*-eu`, or a part, `*x*`."""

    PATTERN: ClassVar = r"(?!\*.{38,}\*$)(?=.{1,127}$)\*?[A-Za-z0-9?!#$%&'.^_`|~-]+\*?"
    WHAT: ClassVar = "a header's value to route by"
    HELP: ClassVar = "use letters, digits and `-`, with `*` first or last only; 127 characters at most, 39 with two `*`"


class TruststoreWord(LateWord, frozen=True):
    """A truststore: a file in the spec's folder, `./certificates/callers.pem`, or in S3, `s3://bucket/key`."""

    PATTERN: ClassVar = r"(s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/\S+|(?![A-Za-z0-9+.-]+://).+)"
    WHAT: ClassVar = "a file of certificates"
    HELP: ClassVar = "write `s3://my-bucket/callers.pem`, or the path of a file in the spec's folder"

    @classmethod
    def is_in_s3(cls, text: str) -> bool:
        """Whether this is in S3 rather than in the spec's folder."""
        return text.startswith("s3://") or is_late(text)
