"""Words behind `#` that are no directives: text for Velocity, and sometimes a slip of the pen."""

from __future__ import annotations

import re
from difflib import get_close_matches

from msgspec import Struct

_CALLED = ("if", "elseif", "foreach", "set", "macro", "define")
_BARE = ("end", "else")
_OTHER_LANGUAGES = {
    "endif": "end",
    "endfor": "end",
    "endforeach": "end",
    "fi": "end",
    "elif": "elseif",
    "elsif": "elseif",
    "for": "foreach",
}
_GLUED = re.compile(r"(else|end)([0-9_].*)")
_ALIKE = 0.8


class Meant(Struct, frozen=True):
    """The directive that was probably meant, and how to write it."""

    name: str
    help: str


def meant_by(name: str, *, called: bool, inside: bool) -> Meant | None:
    """What a word that is no directive was probably meant to be.

    Those with parentheses are looked for where a parenthesis follows, `#else` and `#end` where something is open.
    Elsewhere a word behind `#` is most likely a colour, an anchor or a number.
    """
    word = name.lower()
    if inside and (glued := _GLUED.fullmatch(name)):
        return Meant(glued[1], f"write `#{{{glued[1]}}}{glued[2]}`")
    known = (_CALLED if called else ()) + (_BARE if inside else ())
    meant = word if word in known else _OTHER_LANGUAGES.get(word)
    if meant is None:
        meant = next(iter(get_close_matches(word, known, n=1, cutoff=_ALIKE)), None)
    return Meant(meant, f"write `#{meant}`") if meant and meant in known else None
