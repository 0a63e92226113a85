"""What a key can be: a string that differs from every other key, and that no program downstream reserves."""

from __future__ import annotations

from gatewright.diagnostics import Related
from gatewright.diagnostics.codes.keys import DUPLICATE_KEY, EMPTY_KEY, RESERVED_KEY
from gatewright.document.source import Place
from gatewright.read.characters import Report
from gatewright.read.collections import MERGE, UNUSABLE, OpenMapping
from gatewright.read.wording import quoted

_JSII_PREFIX = "$jsii."
_PROTOTYPE = "__proto__"


def usable_key(text: str, place: Place, mapping: OpenMapping, report: Report, *, plain: bool) -> str:
    """The key that `text` is in this mapping, or the stand-in for `<<` or for a key that is refused."""
    if not text or (plain and text == "null"):
        _report_empty(text, place, report)
        return UNUSABLE
    if text.startswith(_JSII_PREFIX) or text == _PROTOTYPE:
        message = f"the key {quoted(text)} is reserved by the CDK runtime"
        report(RESERVED_KEY.at(place, message, help="rename the key"))
    key = MERGE if plain and text == "<<" else text
    earlier = mapping.earlier(key)
    if earlier is not None:
        _report_duplicate(text, mapping, earlier, place, report)
    return key


def _report_empty(text: str, place: Place, report: Report) -> None:
    if text:
        report(
            EMPTY_KEY.at(place, "a key must be a string, not null", help="write `'null'` if the key is the word null")
        )
    else:
        report(EMPTY_KEY.at(place, "a key is missing before the colon", help="write the key, or remove the colon"))


def _report_duplicate(text: str, mapping: OpenMapping, earlier: str, place: Place, report: Report) -> None:
    message = f"the key {quoted(text)} is set twice"
    help = "remove one of the two, or rename it"
    if earlier == MERGE:
        help = "put all mappings in one list: `<<: [*one, *other]`"
    elif earlier != text:
        message = f"the key {quoted(text)} looks like an earlier key, but uses different characters"
    related = Related(mapping.entries[earlier].key_place, "first set here")
    report(DUPLICATE_KEY.at(place, message, help=help, related=(related,)))
