"""Reading templates: one pass over the text, with a stack of what is open."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from gatewright.formats.vtl.script import BrokenError, Directive, Script, TemplateFault
from gatewright.formats.vtl.typos import meant_by
from gatewright.formats.vtl.values import Values

MOST_FAULTS = 20
"""After as many faults reading stops: more are hardly worth telling, and each may cost a look at a whole line."""

_MARK = re.compile(r"[$#]")
_NAME = r"[A-Za-z_@][A-Za-z0-9_@]*"
_DIRECTIVE = re.compile(rf"#(?:({_NAME})|\{{({_NAME})\}})(?:([ \t]*)([\r\n][ \t\r\n]*)?\()?")
_SPACED_ELSEIF = re.compile(r"[ \t]+if[ \t]*(?=\()")
_END_OF_DAMAGE = re.compile(r"[)\n]")
_SECTIONS = {"##": "\n", "#*": "*#", "#[[": "]]#"}
_USAGE = {
    "set": "write `#set($name = value)`",
    "if": "write `#if(condition)`",
    "elseif": "write `#elseif(condition)`",
    "foreach": "write `#foreach($item in $list)`",
    "macro": "write `#macro(name $argument)`",
    "define": "write `#define($name)`",
    "literal": "write `#literal()`",
}
_BLOCKS = frozenset(("if", "foreach", "macro", "define", "literal"))
_OTHERS = frozenset(("break", "stop", "include", "parse", "evaluate"))
_DIRECTIVES = frozenset(("set", "elseif", "else", "end")) | _BLOCKS | _OTHERS


class _Block(Struct, frozen=True):
    start: int
    end: int
    name: str
    has_else: bool = False
    is_told: bool = False
    """Whether its opening has an error: then its end is not reported."""


@lru_cache(maxsize=1024)
def read(text: str) -> Script:
    """Read a template. Whatever the text is, there is a result: what is wrong is among its faults."""
    return _Reader(text).script()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._values = Values(text)
        self._directives: list[Directive] = []
        self._declared: set[str] = set()
        self._macros: set[str] = set()
        self._faults: list[TemplateFault] = []
        self._blocks: list[_Block] = []

    def script(self) -> Script:
        self._scan(0, len(self._text))
        while self._values.strings and len(self._faults) < MOST_FAULTS:
            start, end = self._values.strings.pop()
            inside = self._text[start:end]
            if '""' in inside:
                self._take(_Reader(inside.replace('""', '"')).script(), start, end)
            else:
                self._scan(start, end)
        place = attrgetter("start", "end")
        return Script(
            self._text,
            tuple(sorted(self._values.references, key=place)),
            tuple(sorted(self._directives, key=place)),
            frozenset(self._declared),
            tuple(sorted(self._faults, key=place)[:MOST_FAULTS]),
        )

    def _take(self, script: Script, start: int, end: int) -> None:
        """What is in a text with doubled quotes. Where exactly is lost with the doubling: all is said of the text."""
        self._values.references += (replace(found, start=start, end=end) for found in script.references)
        self._faults += (replace(fault, start=start, end=end) for fault in script.faults)
        self._declared |= script.declared

    def _scan(self, start: int, end: int) -> None:
        """Read the text between two offsets: all of it, or what stands in double quotes."""
        self._blocks, self._values.limit = [], end
        text, at = self._text, start
        while len(self._faults) < MOST_FAULTS and (mark := _MARK.search(text, at, end)):
            sign = mark.start()
            try:
                if mark[0] == "#":
                    at = self._hash(sign, at)
                elif text[sign - 1 : sign] == "\\":
                    at = self._after_backslash(sign, at)
                else:
                    at = self._values.reference(sign) or sign + 1
            except BrokenError as broken:
                self._faults.append(broken.fault)
                if self._blocks and self._blocks[-1].start == sign:
                    self._blocks[-1] = replace(self._blocks[-1], is_told=True)
                at = self._after_damage(max(sign + 1, broken.fault.start))
        if len(self._faults) < MOST_FAULTS:
            for block in (block for block in self._blocks if not block.is_told):
                self._fault(block.start, block.end, f"`#{block.name}` is never closed", "write `#end` where it ends")

    def _after_damage(self, at: int) -> int:
        """Where to read on: behind the next closing parenthesis, if there is one on the line."""
        self._values.recover()
        match = _END_OF_DAMAGE.search(self._text, at, self._values.limit)
        return match.end() if match and match[0] == ")" else at

    def _after_backslash(self, sign: int, before: int) -> int:
        """A reference that may be text: Velocity reads it all the same, and refuses what is broken."""
        count = len(self._values.references)
        end = self._values.reference(sign)
        if self._is_escaped(sign, before):
            del self._values.references[count:]
        return end or sign + 1

    def _hash(self, sign: int, before: int) -> int:
        match = _DIRECTIVE.match(self._text, sign, self._values.limit)
        if match is None:
            return self._section(sign, before)
        if self._is_escaped(sign, before):
            return sign + 1
        return self._directive(match)

    def _section(self, start: int, before: int) -> int:
        """What Velocity does not look into: comments, which a backslash does not stop, and texts as they are."""
        opening = next((mark for mark in _SECTIONS if self._text.startswith(mark, start, self._values.limit)), None)
        if opening is None:
            return start + 1
        closing = _SECTIONS[opening]
        after = start + len(opening)
        if opening == "#[[" and self._is_escaped(start, before):
            return after
        found = self._text.find(closing, after, self._values.limit)
        if found >= 0:
            return found + len(closing)
        if closing != "\n":
            self._fault(start, after, f"`{opening}` is never closed", f"write `{closing}` where it ends")
        return self._values.limit

    def _directive(self, match: re.Match[str]) -> int:
        start, called = match.start(), match[3] is not None
        name, end = (match[1], match.end(1)) if match[1] else (match[2], match.end(2) + 1)
        if name not in _DIRECTIVES and name not in self._macros:
            meant = meant_by(name, called=called, inside=bool(self._blocks))
            if meant:
                self._fault(start, end, f"`{self._text[start:end]}` is not a directive", meant.help)
                name = meant.name
        if name in _DIRECTIVES:
            self._directives.append(Directive(start, end, name))
        if name == "end":
            return self._end(start, end)
        if name in _BLOCKS or (called and name[0] == "@"):
            self._blocks.append(_Block(start, end, name))
        elif name in ("else", "elseif"):
            end = self._else(start, end, name)
        if name == "else":
            return end
        if not called or (name == "set" and match[4]):
            if name in _USAGE:
                raise BrokenError(TemplateFault(start, end, f"`#{name}` needs parentheses", _USAGE[name]))
            return end
        return self._parentheses(name, match.end() - 1)

    def _parentheses(self, name: str, opening: int) -> int:
        match name:
            case "if" | "elseif":
                return self._values.expression(opening + 1, opening)
            case "set":
                return self._set(opening)
            case "foreach":
                return self._foreach(opening)
            case "macro" | "define":
                return self._declaration(name, opening)
            case _:
                return self._values.listed(opening + 1, opening)[0]

    def _set(self, opening: int) -> int:
        target = self._values.variable(opening + 1, assigned=True)
        if target is None:
            raise BrokenError(TemplateFault(opening, opening + 1, "`#set` has no variable to set", _USAGE["set"]))
        if self._text[target.start + 1] in "{!":
            shown = self._text[target.start : target.end]
            self._fault(target.start, target.end, f"`#set` cannot set `{shown}`", f"write `${shown.strip('$!{}')}`")
        if not target.steps:
            self._declared.add(target.name)
        return self._values.expression(self._word(target.end, opening, "=", "set"), opening)

    def _foreach(self, opening: int) -> int:
        variable = self._values.variable(opening + 1)
        if variable is None:
            raise BrokenError(TemplateFault(opening, opening + 1, "`#foreach` has no variable", _USAGE["foreach"]))
        self._values.references.pop()
        self._declared.add(variable.name)
        end, values = self._values.listed(self._word(variable.end, opening, "in", "foreach"), opening)
        if not values:
            raise BrokenError(TemplateFault(end - 1, end, "`#foreach` has no list", _USAGE["foreach"]))
        return end

    def _declaration(self, name: str, opening: int) -> int:
        """The names that `#macro` and `#define` bring along."""
        count = len(self._values.references)
        end, arguments = self._values.listed(opening + 1, opening)
        names = [reference.name for reference in self._values.references[count:]]
        del self._values.references[count:]
        self._declared.update(names)
        wanted = "word" if name == "macro" else "value"
        if not arguments or arguments[0].kind != wanted:
            raise BrokenError(TemplateFault(opening, end, f"`#{name}` has no name", _USAGE[name]))
        if name == "macro":
            self._macros.add(arguments[0].text)
        return end

    def _word(self, at: int, opening: int, wanted: str, name: str) -> int:
        found, end = self._values.sign(at, opening)
        if found != wanted:
            raise BrokenError(TemplateFault(end - len(found), end, f"`{found}` is not allowed here", _USAGE[name]))
        return end

    def _else(self, start: int, end: int, name: str) -> int:
        spaced = _SPACED_ELSEIF.match(self._text, end, self._values.limit) if name == "else" else None
        if spaced:
            self._fault(start, spaced.end(), "`#else if` is not a directive", "write `#elseif`")
        while self._blocks and self._blocks[-1].name != "if":
            block = self._blocks.pop()
            help = f"write `#end` for it before this `#{name}`"
            self._fault(block.start, block.end, f"`#{block.name}` is not closed before the next `#{name}`", help)
        if not self._blocks:
            self._fault(start, end, f"this `#{name}` has no `#if`", "write `#if` before it")
            self._blocks.append(_Block(start, end, "if", is_told=True))
        elif self._blocks[-1].has_else:
            self._fault(start, end, f"this `#{name}` comes after `#else`", "move it before `#else`, or remove it")
        self._blocks[-1] = replace(self._blocks[-1], has_else=name == "else" and not spaced)
        return end

    def _end(self, start: int, end: int) -> int:
        if self._blocks:
            self._blocks.pop()
        else:
            self._fault(start, end, "this `#end` closes nothing", "remove it")
        return end

    def _fault(self, start: int, end: int, message: str, help: str) -> None:
        self._faults.append(TemplateFault(start, end, message, help))

    def _is_escaped(self, sign: int, before: int) -> bool:
        """Whether an odd number of backslashes stands before a sign."""
        at = sign
        while at > before and self._text[at - 1] == "\\":
            at -= 1
        return (sign - at) % 2 == 1
