"""Messages of WebSocket APIs: the keys of their routes, and where a message says which one it is for."""

from typing import Annotated, ClassVar

from gatewright.spec.values.name import Word

CONNECT = "$connect"
DISCONNECT = "$disconnect"
"""What clients do without a message."""

_FIELD = r"body(\.[A-Za-z0-9_-]+)+"


class MessageKeyWord(Word, frozen=True):
    """What a message is for: `sendMessage`, `rooms/join`; or `$connect`, `$disconnect`, `$default`."""

    PATTERN: ClassVar = r"(\$(connect|disconnect|default)|[A-Za-z0-9_][A-Za-z0-9_.:/-]{0,127})"
    WHAT: ClassVar = "a route"
    HELP: ClassVar = "write a name of letters, digits and `_.:/-`, or `$connect`, `$disconnect`, `$default`"


class MessagePathWord(Word, frozen=True):
    """A field of a message: `body.action`; or a text with several: `{body.service}/{body.action}`."""

    PATTERN: ClassVar = rf"({_FIELD}|[A-Za-z0-9_.:/-]*(\{{{_FIELD}\}}[A-Za-z0-9_.:/-]*)+)"
    WHAT: ClassVar = "a field of a message"
    HELP: ClassVar = "write `body.` and a name: `body.action`; several go in braces: `{body.service}/{body.action}`"


MessagePath = Annotated[str, MessagePathWord]
