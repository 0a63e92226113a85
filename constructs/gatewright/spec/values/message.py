"""Messages of WebSocket APIs: route keys, and the fields that select a route."""

from __future__ import annotations

from typing import Annotated, ClassVar

from gatewright.spec.values.name import Word

CONNECT = "$connect"
DISCONNECT = "$disconnect"
"""The routes that clients use without a message."""

_FIELD = r"body(\.[A-Za-z0-9_-]+)+"


class MessageKeyWord(Word, frozen=True):
    """A route key of messages: `sendMessage`, `rooms/join`; or `$connect`, `$disconnect`, `$default`."""

    PATTERN: ClassVar = r"(\$(connect|disconnect|default)|[A-Za-z0-9_][A-Za-z0-9_.:/-]{0,127})"
    WHAT: ClassVar = "a route"
    HELP: ClassVar = "write a name of letters, digits and `_.:/-`, or `$connect`, `$disconnect`, `$default`"


class MessagePathWord(Word, frozen=True):
    """A field of a message: `body.action`; or a string with several: `{body.service}/{body.action}`."""

    PATTERN: ClassVar = rf"({_FIELD}|[A-Za-z0-9_.:/-]*(\{{{_FIELD}\}}[A-Za-z0-9_.:/-]*)+)"
    WHAT: ClassVar = "a field of a message"
    HELP: ClassVar = "write `body.` and a name: `body.action`; several go in braces: `{body.service}/{body.action}`"


MessagePath = Annotated[str, MessagePathWord]
