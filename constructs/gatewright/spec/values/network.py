"""Networks: addresses, VPCs and their endpoints."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from gatewright.document import in_words
from gatewright.spec.values.late import is_late
from gatewright.spec.values.late_word import LateWord
from gatewright.spec.values.name import NameWord
from gatewright.spec.values.value import BadValueError, Written


class AddressRangeWord(LateWord, frozen=True):
    """An IP address, `203.0.113.7`, or a CIDR range, `203.0.113.0/24` or `2001:db8::/32`."""

    PATTERN: ClassVar = r"[0-9A-Fa-f:.]+(/[0-9]{1,3})?"
    WHAT: ClassVar = "an IP address or a CIDR range"
    HELP: ClassVar = "write it like `203.0.113.7`, `203.0.113.0/24` or `2001:db8::/32`"

    @classmethod
    def parse(cls, written: Written) -> Self:
        """An address, or an address and a prefix length."""
        word = super().parse(written)
        if not is_late(word.text) and not _is_network(word.text):
            raise BadValueError(f"{in_words(written)} is not {cls.WHAT}", cls.HELP)
        return word


class VpcWord(LateWord, frozen=True):
    """A VPC: `vpc-0a1b2c3d`."""

    PATTERN: ClassVar = r"vpc-[0-9a-f]{8,17}"
    WHAT: ClassVar = "the ID of a VPC"
    HELP: ClassVar = "write it like `vpc-0a1b2c3d4e5f60718`"


class VpcEndpointWord(LateWord, frozen=True):
    """A VPC endpoint: its ID, `vpce-0a1b2c3d`, or the name of one that is created with the gateway."""

    ID: ClassVar = r"vpce-[0-9a-f]{8,17}"
    PATTERN: ClassVar = rf"({ID}|(?!vpce?-){NameWord.PATTERN})"
    WHAT: ClassVar = "the ID of a VPC endpoint"
    EXAMPLE: ClassVar = "vpce-0a1b2c3d4e5f60718"
    HELP: ClassVar = f"write it like `{EXAMPLE}`"

    @classmethod
    def is_id(cls, text: str) -> bool:
        """Whether this is the ID of an endpoint rather than a name in the spec, which has another form."""
        return text.startswith("vpce-")


class SubnetWord(LateWord, frozen=True):
    """A subnet of a VPC: `subnet-0a1b2c3d`."""

    PATTERN: ClassVar = r"subnet-[0-9a-f]{8,17}"
    WHAT: ClassVar = "the ID of a subnet"
    HELP: ClassVar = "write it like `subnet-0a1b2c3d4e5f60718`"


class SecurityGroupWord(LateWord, frozen=True):
    """A security group of a VPC: `sg-0a1b2c3d`."""

    PATTERN: ClassVar = r"sg-[0-9a-f]{8,17}"
    WHAT: ClassVar = "the ID of a security group"
    HELP: ClassVar = "write it like `sg-0a1b2c3d4e5f60718`"


class OrganizationWord(LateWord, frozen=True):
    """An AWS organization: `o-a1b2c3d4e5`."""

    PATTERN: ClassVar = r"o-[a-z0-9]{10,32}"
    WHAT: ClassVar = "the ID of an AWS organization"
    HELP: ClassVar = "write it like `o-a1b2c3d4e5`"


def _is_network(text: str) -> bool:
    import ipaddress  # noqa: PLC0415 - needed for few specs

    if not re.fullmatch(AddressRangeWord.PATTERN, text):
        return False
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True
