"""Conditions of firewalls: from words to statements."""

from collections.abc import Iterator, Mapping

from gatewright.diagnostics.codes.names import UNKNOWN_NAME
from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Path
from gatewright.gateway.firewall import (
    AddressList,
    All,
    AnyOf,
    FromAddresses,
    FromCountries,
    Labelled,
    Not,
    Statement,
    TextMatch,
)
from gatewright.resolve.scope import Scope
from gatewright.spec.firewall import ConditionSpec, TextMatchSpec

_PARTS = ("path", "query_string", "body")
_NAMED_PARTS = ("query", "headers", "cookies")
_TEXTS = ("is", "starts_with", "ends_with", "contains", "word", "matches")


class Conditions:
    """Turns conditions of one firewall into statements."""

    def __init__(self, scope: Scope, lists: Mapping[str, AddressList], lists_path: Path) -> None:
        self.scope = scope
        self.lists = lists
        self.lists_path = lists_path

    def optional(self, spec: ConditionSpec | None, path: Path) -> Statement | None:
        """The statement of a condition, if there is one."""
        return self.statement(spec, path) if spec else None

    def statement(self, spec: ConditionSpec, path: Path) -> Statement:
        """What has to be true of a request."""
        return _all(tuple(self._parts(spec, path)))

    def _parts(self, spec: ConditionSpec, path: Path) -> Iterator[Statement]:
        yield from _texts(spec, path)
        if spec.addresses is not None:
            yield from self._addresses(spec.addresses, (*path, "addresses"))
        if spec.countries is not None:
            yield FromCountries(spec.countries)
        if spec.label is not None:
            yield Labelled(spec.label)
        if spec.any_ is not None:
            yield _any(self.statement(inner, (*path, "any", index)) for index, inner in enumerate(spec.any_))
        if spec.not_ is not None:
            yield Not(self.statement(spec.not_, (*path, "not")))

    def _addresses(self, name: str, path: Path) -> Iterator[Statement]:
        if name in self.lists:
            yield FromAddresses(self.lists[name])
            return
        if self.scope.has_faults(self.lists_path):
            return
        help = suggestion(name, self.lists) or "define it under the firewall's `addresses`"
        self.scope.report(UNKNOWN_NAME, path, f"the firewall has no address list {name!r}", help)


def _texts(spec: ConditionSpec, path: Path) -> Iterator[Statement]:
    """What the parts of a request have to look like."""
    if spec.method is not None:
        yield _any(_matches((*path, "method"), "method", "", "is", spec.method, ()))
    for part in _PARTS:
        text: TextMatchSpec | None = getattr(spec, part)
        if text is not None:
            yield _text((*path, part), part, "", text)
    for part in _NAMED_PARTS:
        texts: Mapping[str, TextMatchSpec] | None = getattr(spec, part)
        for name, named in sorted((texts or {}).items()):
            yield _text((*path, part, name), part, name, named)


def _text(path: Path, part: str, name: str, spec: TextMatchSpec) -> Statement:
    """What a part of a request has to look like."""
    after = spec.after or ()
    found: list[Statement] = []
    for how in _TEXTS:
        texts: str | tuple[str, ...] | None = getattr(spec, "is_" if how == "is" else how)
        if texts is not None:
            found.append(_any(_matches(path, part, name, how, texts, after)))
    if spec.attack:
        found.append(TextMatch(path=path, part=part, name=name, how="attack", text=spec.attack, after=after))
    if spec.larger_than:
        size = str(round(spec.larger_than.bytes))
        found.append(TextMatch(path=path, part=part, name=name, how="larger_than", text=size, after=after))
    return _all(tuple(found))


def _matches(
    path: Path, part: str, name: str, how: str, texts: str | tuple[str, ...], after: tuple[str, ...]
) -> Iterator[TextMatch]:
    for text in (texts,) if isinstance(texts, str) else texts:
        yield TextMatch(path=path, part=part, name=name, how=how, text=text, after=after)


def _all(statements: tuple[Statement, ...]) -> Statement:
    return statements[0] if len(statements) == 1 else All(statements)


def _any(statements: Iterator[Statement]) -> Statement:
    found = tuple(statements)
    return found[0] if len(found) == 1 else AnyOf(found)
