"""YAML in which what occurs more than once is written once.

CDK reads templates with a YAML parser that is slow and fills Node's memory with a node for every value. Most routes of
an API look much like others, so aliases make a large template a small one: 200 kB became 9 kB in an API of 240 routes,
which is a sixth of the time of the whole app.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from itertools import count

from gatewright.document.plain_data import is_list, is_mapping

_SHORTEST = 40
"""How long a part has to be, as JSON, to be worth an alias."""
_MOST_ALIASES = 50
"""The parser takes a hundred aliases of one anchor for an attack."""


def compact_yaml(value: object) -> str:
    """A value made of mappings, lists and scalars, as YAML on one line: JSON, but for anchors and aliases."""
    texts: dict[int, str] = {}
    seen = Counter[str]()
    _json(value, texts, seen)
    return _Writer(texts, seen).text(value)


def _json(value: object, texts: dict[int, str], seen: Counter[str]) -> str:
    """A value's JSON, with that of all the parts inside it noted, and how often each occurs."""
    if is_mapping(value):
        members = [f"{json.dumps(key)}: {_json(member, texts, seen)}" for key, member in value.items()]
        text = "{" + ", ".join(members) + "}"
    elif is_list(value):
        text = "[" + ", ".join([_json(item, texts, seen) for item in value]) + "]"
    else:
        return json.dumps(value)
    texts[id(value)] = text
    seen[text] += 1
    return text


class _Writer:
    def __init__(self, texts: Mapping[int, str], seen: Mapping[str, int]) -> None:
        self._texts = texts
        self._seen = seen
        self._names = count()
        self._anchors: dict[str, tuple[str, int]] = {}

    def text(self, value: object) -> str:
        whole = self._texts.get(id(value)) if (is_mapping(value) or is_list(value)) else json.dumps(value)
        assert whole is not None
        if self._seen.get(whole, 0) < 2 or len(whole) < _SHORTEST:
            return self._members(value) if (is_mapping(value) or is_list(value)) else whole
        name, left = self._anchors.get(whole, ("", 0))
        if left:
            self._anchors[whole] = (name, left - 1)
            return f"*{name} "
        name = f"part{next(self._names)}"
        self._anchors[whole] = (name, _MOST_ALIASES)
        return f"&{name} {whole}"

    def _members(self, value: Mapping[str, object] | list[object]) -> str:
        if isinstance(value, list):
            return "[" + ", ".join([self.text(item) for item in value]) + "]"
        return "{" + ", ".join([f"{json.dumps(key)}: {self.text(member)}" for key, member in value.items()]) + "}"
