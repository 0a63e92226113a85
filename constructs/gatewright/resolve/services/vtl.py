"""Request templates in Velocity that client input cannot break out of.

A template first reads each value of the request into a variable, as a string that can be empty and is never null. From
there it reaches the output only through an escaping call. Only `$input.json` has output of its own: API Gateway has
parsed the body and serializes it again. Literal strings of a spec are data as well: Velocity never sees their `$` and
`#`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import chain
from urllib.parse import quote

from gatewright.gateway import Joined, Part
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.common import Payload

BODY = ValueSource("body", "")

_SIMPLE = re.compile(r"[A-Za-z0-9 _.,:;/@+=-]*")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_PARAMETERS = {"path": "path", "query": "querystring", "header": "header"}


def escaped(variable: str) -> str:
    """The string in a variable, as the inside of a JSON string.

    JSON has no escaped single quotes, so these are reverted. API Gateway returns `{}` for an empty string, so the
    string gets a prefix, which is removed afterwards.
    """
    return f"""$util.escapeJavaScript("-{variable}").replaceAll("\\\\'", "'").replaceAll("^-", "")"""


def literal(text: str) -> str:
    """A literal as a JSON string without anything that Velocity evaluates."""
    return json.dumps(text, ensure_ascii=False).replace("$", "\\u0024").replace("#", "\\u0023")


def operand(text: str) -> str:
    """A literal as an operand of a Velocity directive."""
    return f"'{text}'" if _SIMPLE.fullmatch(text) else f"$util.urlDecode('{quote(text, safe='')}')"


def joined(*parts: Part | Joined) -> Joined:
    """The parts as one string, with adjacent literals merged."""
    merged: list[Part] = []
    for part in chain.from_iterable(part.parts if isinstance(part, Joined) else (part,) for part in parts):
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part != "":
            merged.append(part)
    return Joined(tuple(merged))


def always_there(source: ValueSource) -> bool:
    """Whether a source has a value in every request."""
    return source.location == "path" or (source.location == "text" and source.name != "")


def choice(*branches: tuple[str, str], otherwise: str) -> str:
    """The first branch whose condition is true."""
    tested = "#else".join(f"if({condition}){text}" for condition, text in branches)
    return f"#{tested}#else{otherwise}#end"


class RequestTemplate:
    """A template in construction: first it reads the request, then it writes the output."""

    def __init__(self) -> None:
        self._preamble: list[str] = []
        self._texts: dict[ValueSource, str] = {}
        self._escaped: dict[str, str] = {}
        self._values: dict[ValueSource, str] = {}
        self._has_quote = False

    def text(self, source: ValueSource) -> str:
        """The variable with a source's value as a string; empty if there is none."""
        if source not in self._texts:
            name = self._texts[source] = f"$text{len(self._texts) + 1}"
            self._preamble += _reading(name, source)
        return self._texts[source]

    def quoted(self, variable: str) -> str:
        """A JSON string with the string in a variable."""
        if variable not in self._escaped:
            name = self._escaped[variable] = f"$escaped{len(self._escaped) + 1}"
            self._preamble.append(f"#set({name} = {escaped(variable)})")
        return f'"{_braced(self._escaped[variable])}"'

    def string(self, source: ValueSource) -> str:
        """A JSON string with the value of a source."""
        return self.quoted(self.text(source))

    def value(self, source: ValueSource) -> str:
        """The value of a source as JSON: with its own type from the body, else as a string."""
        if source.location != "body":
            return self.string(source)
        if source not in self._values:
            name = self._values[source] = f"$value{len(self._values) + 1}"
            self._preamble.append(
                f'#set({name} = "$!input.json({_json_path(source)})")#if({name} == "")#set({name} = "null")#end'
            )
        return _braced(self._values[source])

    def payload(self, payload: Payload | None, *, as_json: bool = False) -> str:
        """The variable with a payload, as a string.

        The body and its parts are unchanged, or with `as_json` only if they are JSON. A mapping is an object.
        """
        if payload is None or isinstance(payload, ValueSource):
            source = payload or BODY
            if not as_json:
                return self.text(source)
            return self.assign("$payload", self.value(source))
        entries = (f'"{name}": {self.value(source)}' for name, source in payload.items())
        return self.assign("$payload", f"{{{', '.join(entries)}}}")

    def assign(self, name: str, text: str) -> str:
        """A variable with a string that has variables in it."""
        if '"' in text and not self._has_quote:
            self._preamble.append("#set($quote = '\"')")
            self._has_quote = True
        quoted = text.replace('"', "${quote}")
        self._preamble.append(f'#set({name} = "{quoted}")')
        return name

    def unsure(self, sources: Mapping[str, ValueSource]) -> dict[str, str]:
        """Of several sources by name, the variables of those that can have no value."""
        return {name: self.text(source) for name, source in sources.items() if not always_there(source)}

    def finish(self, *body: Part | Joined, separator: str = "\n") -> Joined:
        """The whole template."""
        return joined("".join(line + separator for line in self._preamble), *body)


def members(members: Mapping[str, str], present: Mapping[str, str]) -> str:
    """JSON members, without those whose variable in `present` is empty."""
    if not present:
        return ", ".join(f"{literal(name)}: {value}" for name, value in members.items())
    found = ['#set($comma = "")']
    for name, value in members.items():
        member = f'$comma{literal(name)}: {value}#set($comma = ", ")'
        found.append(f'#if({present[name]} != ""){member}#end' if name in present else member)
    return "".join(found)


def optional(template: RequestTemplate, name: str, source: ValueSource | None, suffix: str = "") -> str:
    """Another JSON member with the value of a source, if it has one."""
    if source is None:
        return ""
    variable, value = template.text(source), template.string(source)
    member = f', "{name}": {value[:-1]}{suffix}"'
    return member if always_there(source) else f'#if({variable} != ""){member}#end'


def _reading(name: str, source: ValueSource) -> Iterable[str]:
    """Directives that read the value of a source into a variable."""
    match source.location:
        case "text":
            yield f"#set({name} = {operand(source.name)})"
        case "body" if source.name:
            # A string is itself, other values are their JSON, and null or none is empty.
            path = _json_path(source)
            yield f'#set({name} = "$!input.json({path})")'
            as_text, as_nothing = f'#set({name} = "$!input.path({path})")', f'#set({name} = "")'
            yield f"""#if({name}.startsWith('"')){as_text}#elseif({name} == "null"){as_nothing}#end"""
        case "body":
            yield f'#set({name} = "$!input.body")'
        case "context":
            yield f'#set({name} = "$!context{_steps(source.name)}")'
        case "stage":
            yield f'#set({name} = "$!stageVariables{_steps(source.name)}")'
        case _:
            yield f'#set({name} = "$!{_parameter(source, source.name)}")'
            if source.location == "header" and source.name != source.name.lower():
                # HTTP/2 clients send all names in lower case.
                lower = _parameter(source, source.name.lower())
                yield f'#if({name} == "")#set({name} = "$!{lower}")#end'


def _parameter(source: ValueSource, name: str) -> str:
    return f"input.params().{_PARAMETERS[source.location]}.get('{name}')"


def _json_path(source: ValueSource) -> str:
    return f"'$.{source.name}'" if source.name else "'$'"


def _steps(name: str) -> str:
    """The steps to a value in `$context`: by name where Velocity supports the name, else by index."""
    steps = name.split(".")
    return "".join(f".{step}" if _IDENTIFIER.fullmatch(step) else f"['{step}']" for step in steps)


def _braced(variable: str) -> str:
    return f"${{{variable[1:]}}}"
