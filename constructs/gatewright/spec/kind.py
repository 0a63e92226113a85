"""The kinds of API, and what each of them does not support.

Every model of the language declares what its own keys ask for that some kinds do not support, in its decorator.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["rest", "http", "websocket"]
"""What an API can be."""

NAMES: dict[Kind, str] = {"rest": "REST", "http": "HTTP", "websocket": "WebSocket"}
"""The kinds as people write them."""

REST: tuple[Kind, ...] = ("rest",)
HTTP: tuple[Kind, ...] = ("http",)
WEBSOCKET: tuple[Kind, ...] = ("websocket",)
V2: tuple[Kind, ...] = ("http", "websocket")
NOT_HTTP: tuple[Kind, ...] = ("rest", "websocket")
NOT_WEBSOCKET: tuple[Kind, ...] = ("rest", "http")

REMOVE = "remove it"
USE_FUNCTION = "use a Lambda function"
USE_CLOUDFRONT = "put CloudFront in front of the API"


class Lack(Struct, frozen=True):
    """Something that some kinds of API do not support.

    It is the model itself, one of its keys, or one value of a key.
    """

    kinds: tuple[Kind, ...]
    what: str
    """The object of `HTTP APIs do not support …`."""
    instead: str
    """The alternative, in the imperative."""
    key: str = ""
    """A key of the model, or a way from it to a key further inside: `request.path`; `*` is any key of a map."""
    values: tuple[str | int | bool, ...] = ()
    """The values of the key that are not supported; every value where none is named."""
    unless: str = ""
    """A key inside that makes it supported."""
