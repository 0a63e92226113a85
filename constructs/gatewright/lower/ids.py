"""Logical ids: made from the spec's names only.

They are a public contract: position, order, content and texts never change them, so that an edit changes only the
resources that it is about. Only the ids of deployments and of functions' versions contain a digest, because
CloudFormation creates another snapshot only under a new id.
"""

import re
from hashlib import sha256

from msgspec import Struct

_SIMPLE = re.compile(r"[a-z][a-z0-9]*")
_LONGEST = 180


class Ids(Struct, frozen=True):
    """Logical ids that start with `prefix`, so that several gateways can be in one stack."""

    prefix: str

    def of(self, kind: str, *names: str, suffix: str = "") -> str:
        """The id of a resource of this kind with these names: `OrdersStageProd`.

        Two different names never get the same id: where camel case loses something of a name, eight characters of
        its hash follow.
        """
        words = "".join(pascal(name) for name in names)[:_LONGEST]
        exact = all(_SIMPLE.fullmatch(name) for name in names) and len(names) <= 1
        return f"{self.prefix}{kind}{words}{'' if exact else _hash(*names)}{suffix}"

    def plain(self, name: str) -> str:
        """The id of a resource in plain CloudFormation, whose name is a logical id already."""
        return f"{self.prefix}Resource{name}"


def pascal(name: str) -> str:
    """A name's words, each with a capital: `partner-auth` is `PartnerAuth`."""
    return "".join(word[0].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", name))


def prefix_of(gateway: str) -> str:
    """The prefix of a gateway's ids: its name, with a hash where other names are the same in camel case."""
    return pascal(gateway) + ("" if _SIMPLE.fullmatch(gateway) else _hash(gateway))


def _hash(*names: str) -> str:
    return sha256("\n".join(names).encode()).hexdigest()[:8]
