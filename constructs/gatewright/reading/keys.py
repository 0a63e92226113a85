"""What a key may be: text that can be told from every other key, and that nobody downstream takes for his own."""

from __future__ import annotations

from gatewright.diagnostics import Related
from gatewright.reading.characters import Report
from gatewright.reading.codes import DUPLICATE_KEY, EMPTY_KEY, RESERVED_KEY
from gatewright.reading.collections import MERGE, UNUSABLE, OpenMapping
from gatewright.reading.wording import quoted
from gatewright.source import Place

_ODD = frozenset("<_$n")
_JSII_PREFIX = "$jsii."
_PROTOTYPE = "__proto__"


def usable_key(text: str, place: Place, mapping: OpenMapping, report: Report, *, plain: bool) -> str:
    """The key that `text` is in this mapping, or the stand-in for `<<` or for a key that is refused."""
    if text and text[0] not in _ODD and not mapping.forms and text not in mapping.entries and text.isascii():
        return text
    if plain and text == "<<":
        key = MERGE
    elif not text or (plain and text == "null"):
        help = "write the key before the colon" if not text else "write `'null'` if the key is this text"
        report(EMPTY_KEY.at(place, "a key is missing here" if not text else "null is no key", help=help))
        return UNUSABLE
    else:
        key = text
    if text.startswith(_JSII_PREFIX) or text == _PROTOTYPE:
        message = f"CDK's runtime takes the key {quoted(text)} for its own"
        report(RESERVED_KEY.at(place, message, help="rename the key"))
    if earlier := mapping.earlier(key):
        _report_duplicate(text, earlier, place, mapping, report)
    return key


def _report_duplicate(text: str, earlier: str, place: Place, mapping: OpenMapping, report: Report) -> None:
    first = mapping.entries[earlier].key_place
    same = earlier in (text, MERGE)
    message = f"the key {quoted(text)} is set twice" if same else f"the key {quoted(text)} looks like one set before"
    help = "write `<<: [*one, *other]`" if earlier == MERGE else "remove one of them, or rename it"
    report(DUPLICATE_KEY.at(place, message, help=help, related=(Related(first, "first set here"),)))
