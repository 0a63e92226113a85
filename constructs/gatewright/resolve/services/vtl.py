"""Request templates in Velocity that nothing in a request can break out of.

What is read of a request is first taken into a variable, as text that may be empty and is never null. From there it
gets into the output only through an escaping call. Only `$input.json` gives output of its own: API Gateway has parsed
the body by then and writes it anew. Fixed texts of a spec are data as well: `$` and `#` in them do not reach Velocity.
"""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import chain
from urllib.parse import quote

from gatewright.gateway import Joined, Part
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.common import Payload

_SIMPLE = re.compile(r"[A-Za-z0-9 _.,:;/@+=-]*")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_PARAMETERS = {"path": "path", "query": "querystring", "header": "header"}


def escaped(variable: str) -> str:
    """The text in a variable, as the inside of a JSON string.

    JSON has no escaped single quotes, so these are undone. And the service makes `{}` of a text that is empty, which
    none is with something before it.
    """
    return f"""$util.escapeJavaScript("-{variable}").replaceAll("\\\\'", "'").replaceAll("^-", "")"""


def literal(text: str) -> str:
    """A fixed text as a JSON string in which Velocity finds nothing to do."""
    return json.dumps(text, ensure_ascii=False).replace("$", "\\u0024").replace("#", "\\u0023")


def operand(text: str) -> str:
    """A fixed text as Velocity takes it in a directive."""
    return f"'{text}'" if _SIMPLE.fullmatch(text) else f"$util.urlDecode('{quote(text, safe='')}')"


def joined(*parts: Part | Joined) -> Joined:
    """The parts as one text, neighbouring plain texts made one."""
    merged: list[Part] = []
    for part in chain.from_iterable(part.parts if isinstance(part, Joined) else (part,) for part in parts):
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part != "":
            merged.append(part)
    return Joined(tuple(merged))


def always_there(source: ValueSource) -> bool:
    """Whether a source says something in any request."""
    return source.location == "path" or (source.location == "text" and source.name != "")


def choice(*branches: tuple[str, str], otherwise: str) -> str:
    """The first branch whose condition holds."""
    tested = "#else".join(f"if({condition}){text}" for condition, text in branches)
    return f"#{tested}#else{otherwise}#end"


class RequestTemplate:
    """A template that is being written: first what it reads of the request, then what it makes of that."""

    def __init__(self) -> None:
        self._preamble: list[str] = []
        self._texts: dict[ValueSource, str] = {}
        self._escaped: dict[str, str] = {}
        self._values: dict[ValueSource, str] = {}
        self._has_quote = False

    def text(self, source: ValueSource) -> str:
        """The variable that holds what a source says as text; empty if it says nothing."""
        if source not in self._texts:
            name = self._texts[source] = f"$text{len(self._texts) + 1}"
            self._preamble += _reading(name, source)
        return self._texts[source]

    def quoted(self, variable: str) -> str:
        """A JSON string that holds the text in a variable."""
        if variable not in self._escaped:
            name = self._escaped[variable] = f"$escaped{len(self._escaped) + 1}"
            self._preamble.append(f"#set({name} = {escaped(variable)})")
        return f'"{_braced(self._escaped[variable])}"'

    def string(self, source: ValueSource) -> str:
        """A JSON string that holds what a source says."""
        return self.quoted(self.text(source))

    def value(self, source: ValueSource) -> str:
        """What a source says as JSON: of the body with its own type, of everything else as a string."""
        if source.location != "body":
            return self.string(source)
        if source not in self._values:
            name = self._values[source] = f"$value{len(self._values) + 1}"
            self._preamble.append(
                f'#set({name} = "$!input.json({_json_path(source)})")#if({name} == "")#set({name} = "null")#end'
            )
        return _braced(self._values[source])

    def payload(self, payload: Payload | None, *, as_json: bool = False) -> str:
        """The variable that holds what is sent, as text.

        The body and its parts go as they are, or with `as_json` only if they are JSON. A mapping goes as an object.
        """
        if payload is None or isinstance(payload, ValueSource):
            source = payload or ValueSource("body", "")
            if not as_json:
                return self.text(source)
            return self.assign("$payload", self.value(source))
        entries = (f'"{name}": {self.value(source)}' for name, source in payload.items())
        return self.assign("$payload", f"{{{', '.join(entries)}}}")

    def assign(self, name: str, text: str) -> str:
        """A variable that holds a text with variables in it."""
        if '"' in text and not self._has_quote:
            self._preamble.append("#set($quote = '\"')")
            self._has_quote = True
        quoted = text.replace('"', "${quote}")
        self._preamble.append(f'#set({name} = "{quoted}")')
        return name

    def unsure(self, sources: Mapping[str, ValueSource]) -> dict[str, str]:
        """Of several sources by name, the variables of those that may say nothing."""
        return {name: self.text(source) for name, source in sources.items() if not always_there(source)}

    def finish(self, *body: Part | Joined, separator: str = "\n") -> Joined:
        """The whole template."""
        return joined("".join(line + separator for line in self._preamble), *body)


def members(members: Mapping[str, str], present: Mapping[str, str]) -> str:
    """JSON members of which those are left out whose variable, if `present` names one, is empty."""
    if not present:
        return ", ".join(f"{literal(name)}: {value}" for name, value in members.items())
    found = ['#set($comma = "")']
    for name, value in members.items():
        member = f'$comma{literal(name)}: {value}#set($comma = ", ")'
        found.append(f'#if({present[name]} != ""){member}#end' if name in present else member)
    return "".join(found)


def optional(template: RequestTemplate, name: str, source: ValueSource | None, suffix: str = "") -> str:
    """A further JSON member with what a source says, if it says something."""
    if source is None:
        return ""
    variable, value = template.text(source), template.string(source)
    member = f', "{name}": {value[:-1]}{suffix}"'
    return member if always_there(source) else f'#if({variable} != ""){member}#end'


def _reading(name: str, source: ValueSource) -> Iterable[str]:
    """Directives that take what a source says into a variable."""
    match source.location:
        case "text":
            yield f"#set({name} = {operand(source.name)})"
        case "body" if source.name:
            # A string says itself, anything else its JSON, and nothing or null nothing.
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
                # Clients of HTTP/2 send all names in lower case.
                lower = _parameter(source, source.name.lower())
                yield f'#if({name} == "")#set({name} = "$!{lower}")#end'


def _parameter(source: ValueSource, name: str) -> str:
    return f"input.params().{_PARAMETERS[source.location]}.get('{name}')"


def _json_path(source: ValueSource) -> str:
    return f"'$.{source.name}'" if source.name else "'$'"


def _steps(name: str) -> str:
    """The way to a value in `$context`: by names where Velocity takes them as such, else by index."""
    steps = name.split(".")
    return "".join(f".{step}" if _IDENTIFIER.fullmatch(step) else f"['{step}']" for step in steps)


def _braced(variable: str) -> str:
    return f"${{{variable[1:]}}}"
