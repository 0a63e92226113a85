"""A JSON text with references inside."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gatewright.template import Deferred, Scalar, Transformer, Value, text


def json_text(value: Value) -> Value:
    """A value as JSON in its canonical form: keys sorted, no spaces, references in quotes."""
    return _JSON.value(value)


class _Json(Transformer):
    def scalar(self, scalar: Scalar) -> Value:
        return json.dumps(scalar, ensure_ascii=False)

    def mapping(self, mapping: Mapping[str, Value]) -> Value:
        members = (text(json.dumps(key), ":", self.value(mapping[key])) for key in sorted(mapping))
        return text("{", *_separated(members), "}")

    def sequence(self, sequence: Sequence[Value]) -> Value:
        return text("[", *_separated(map(self.value, sequence)), "]")

    def deferred(self, deferred: Deferred) -> Value:
        return text('"', deferred, '"')


_JSON = _Json()


def _separated(items: Iterable[Value]) -> Iterator[Value]:
    for index, item in enumerate(items):
        yield from (",", item) if index else (item,)
