"""Values in Velocity: references, and what may stand in parentheses, brackets and braces.

Whether something is allowed somewhere is as Velocity 1.7 has it: conditions and `#set` take operators, all other
parentheses take plain values.
"""

from __future__ import annotations

import re

from gatewright.formats.vtl.script import Argument, BrokenError, NameStep, Reference, TemplateFault

MOST_LEVELS = 40
"""How deep brackets and references may be in each other here. No one writes a tenth of it."""

_REFERENCE = re.compile(r"\$!?(\{)?([A-Za-z_][A-Za-z0-9_-]*)")
_STEP = re.compile(r"""\.([A-Za-z][A-Za-z0-9_-]*)(?:\((?:('[^']*'|"[^"$#]*")?\)|()))?|\[""")
_WITH_TEXT, _OPEN = 2, 3
"""The groups of a function with one text, which most have, and of one whose arguments have to be read."""
_STARTS_OF_STEPS = frozenset(".[")
_TOKEN = re.compile(
    r"""[ \t\r\n]*(?:
    (?P<string>"[^"]*(?:""[^"]*)*"|'[^']*(?:''[^']*)*')
    |(?P<open>["'])
    |(?P<dollar>\$)
    |(?P<word>[A-Za-z_@][A-Za-z0-9_@]*)
    |(?P<number>-?(?:[0-9]+(?:\.(?!\.)[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<sign>&&|\|\||[=!<>]=|\.\.|[-+*/%<>!(){}\[\],:=])
    )""",
    re.VERBOSE,
)
_BLANK = re.compile(r"[ \t\r\n]*")
_OPERATING_WORDS = ("and", "or", "eq", "ne", "lt", "le", "gt", "ge")
_OPERATORS = frozenset(("&&", "||", "==", "!=", "<", "<=", ">", ">=", *"+-*/%", *_OPERATING_WORDS))
_BEFORE_OPERAND = frozenset(("!", "not", "("))
_CLOSING = {"(": ")", "[": "]", "{": "}"}

Token = re.Match[str]


class Values:
    """Reads values out of a text, and collects the references in them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.limit = len(text)
        """Where reading has to stop."""
        self.references: list[Reference] = []
        self.strings: list[tuple[int, int]] = []
        """Texts in double quotes, which are templates themselves: where they are, without their quotes."""
        self._levels = 0

    def reference(self, start: int, *, assigned: bool = False) -> int | None:
        """The reference at a dollar sign: where it ends; nothing if the sign is text."""
        match = _REFERENCE.match(self.text, start, self.limit)
        if match is None:
            return None
        end, steps = self._steps(match.end())
        if match[1]:
            if end >= self.limit or self.text[end] != "}":
                opening = match.start(1)
                raise BrokenError(TemplateFault(opening, opening + 1, f"`{match[0]}` is never closed", "add `}`"))
            end += 1
        self.references.append(Reference(start, end, match[2], steps, assigned))
        return end

    def expression(self, start: int, opening: int) -> int:
        """A condition, or what `#set` assigns, up to the parenthesis that closes the one at `opening`."""
        at, open_inside = start, 0
        while True:
            token = self._token(at, opening)
            while token[token.lastindex or 0] in _BEFORE_OPERAND:
                open_inside += token["sign"] == "("
                token = self._token(token.end(), opening)
            at = self.value(token, opening).end
            token = self._token(at, opening)
            while token["sign"] == ")":
                if not open_inside:
                    return token.end()
                open_inside -= 1
                token = self._token(token.end(), opening)
            if token[token.lastindex or 0] not in _OPERATORS:
                raise self._misplaced(token, "write an operator before it, or `)`")
            at = token.end()

    def arguments(self, opening: int, *, closing: str = ")") -> tuple[int, tuple[Argument, ...]]:
        """Plain values with commas between them, behind the bracket at `opening`."""
        self._enter(opening)
        found: list[Argument] = []
        token = self._token(opening + 1, opening)
        while token["sign"] != closing:
            if found:
                if token["sign"] != ",":
                    raise self._misplaced(token, f"write a comma before it, or `{closing}`")
                token = self._token(token.end(), opening)
            found.append(self.value(token, opening, words=closing == ")"))
            token = self._token(found[-1].end, opening)
            if token["sign"] == ".." and closing == "]" and len(found) == 1:
                found.append(self.value(self._token(token.end(), opening), opening))
                token = self._token(found[-1].end, opening)
        self._levels -= 1
        return token.end(), tuple(found)

    def value(self, token: Token, opening: int, *, words: bool = False) -> Argument:
        """The value that starts with a token. Bare words are allowed where Velocity takes them for something."""
        kind, (start, end) = token.lastgroup, token.span(token.lastindex or 0)
        if kind == "dollar" and (after := self.reference(start)) is not None:
            return Argument(start, after, "value", "")
        if kind == "string":
            return self._string(start, end)
        found = token[0].lstrip()
        if kind == "number" or found in ("true", "false"):
            return Argument(start, end, "value", "")
        if kind == "word" and words:
            return Argument(start, end, "word", found)
        if found == "[":
            return Argument(start, self.arguments(start, closing="]")[0], "value", "")
        if found == "{":
            return Argument(start, self._map(start), "value", "")
        raise self._misplaced(token, _instead_of(token))

    def listed(self, start: int, opening: int) -> tuple[int, list[Argument]]:
        """Plain values and bare words, with white space or commas between them, up to the closing parenthesis."""
        found: list[Argument] = []
        token = self._token(start, opening)
        while token["sign"] != ")":
            if token["sign"] == "," and found:
                token = self._token(token.end(), opening)
            found.append(self.value(token, opening, words=True))
            token = self._token(found[-1].end, opening)
        return token.end(), found

    def variable(self, start: int, *, assigned: bool = False) -> Reference | None:
        """The reference behind white space, if one is there."""
        at = self._blank(start)
        if at >= self.limit or self.text[at] != "$" or self.reference(at, assigned=assigned) is None:
            return None
        return self.references[-1]

    def recover(self) -> None:
        """Forget what was open when something was found broken."""
        self._levels = 0

    def sign(self, start: int, opening: int) -> tuple[str, int]:
        """The next word or sign, and where it ends."""
        token = self._token(start, opening)
        return token[0].strip(), token.end()

    def _enter(self, opening: int) -> None:
        self._levels += 1
        if self._levels > MOST_LEVELS:
            raise BrokenError(TemplateFault(opening, opening + 1, "this is nested too deeply", "simplify it"))

    def _blank(self, start: int) -> int:
        match = _BLANK.match(self.text, start, self.limit)
        return match.end() if match else start

    def _steps(self, at: int) -> tuple[int, tuple[NameStep, ...]]:
        steps: list[NameStep] = []
        while self.text[at : at + 1] in _STARTS_OF_STEPS and (match := _STEP.match(self.text, at, self.limit)):
            start, at, kind = at + 1, match.end(), match.lastindex
            arguments: tuple[Argument, ...] | None = None
            if kind is None:
                at, step = self._index(start - 1)
                steps.append(step)
                continue
            if kind == _OPEN:
                at, arguments = self.arguments(at - 1)
            elif kind == _WITH_TEXT:
                arguments = (Argument(*match.span(kind), "text", match[kind][1:-1]),)
            elif self.text[at - 1] == ")":
                arguments = ()
            steps.append(NameStep(start, at, match[1], arguments))
        return at, tuple(steps)

    def _index(self, opening: int) -> tuple[int, NameStep]:
        at, arguments = self.arguments(opening, closing="]")
        if len(arguments) != 1:
            message = "an index must be one value" if arguments else "this index is empty"
            raise BrokenError(TemplateFault(opening, at, message, "write a number, a string in quotes or a variable"))
        (argument,) = arguments
        return at, NameStep(opening, at, argument.text if argument.kind == "text" else None, None)

    def _map(self, opening: int) -> int:
        self._enter(opening)
        token = self._token(opening + 1, opening)
        first = True
        while token["sign"] != "}":
            if not first:
                if token["sign"] != ",":
                    raise self._misplaced(token, "write a comma before it, or `}`")
                token = self._token(token.end(), opening)
            colon = self._token(self.value(token, opening).end, opening)
            if colon["sign"] != ":":
                raise self._misplaced(colon, "write a colon between a key and its value")
            value = self.value(self._token(colon.end(), opening), opening)
            token, first = self._token(value.end, opening), False
        self._levels -= 1
        return token.end()

    def _string(self, start: int, end: int) -> Argument:
        quote, text = self.text[start], self.text[start + 1 : end - 1]
        if quote == '"' and ("$" in text or "#" in text):
            self.strings.append((start + 1, end - 1))
            if _REFERENCE.search(text) or "#" in text:
                return Argument(start, end, "value", "")
        return Argument(start, end, "text", text.replace(quote * 2, quote))

    def _token(self, start: int, opening: int) -> Token:
        token = _TOKEN.match(self.text, start, self.limit)
        if token is not None:
            if token["open"]:
                at = token.start("open")
                raise BrokenError(
                    TemplateFault(at, at + 1, "this quotation mark is never closed", f"add `{token['open']}`")
                )
            return token
        at = self._blank(start)
        if at < self.limit:
            raise BrokenError(TemplateFault(at, at + 1, f"`{self.text[at]}` is not allowed here", "remove it"))
        bracket = self.text[opening]
        closing = _CLOSING[bracket]
        raise BrokenError(TemplateFault(opening, opening + 1, f"`{bracket}` is never closed", f"add `{closing}`"))

    def _misplaced(self, token: Token, help: str) -> BrokenError:
        start, end = token.span(token.lastindex or 0)
        before = self.text[max(0, start - 2) : start]
        if before in ('\\"', "\\'"):
            help = f"a backslash does not escape a quotation mark: write `{before[1] * 2}`"
        elif token["number"] and token["number"].startswith("-"):
            help = "put a space on both sides of the minus sign"
        elif token["sign"] == "=":
            help = "compare with `==`"
        shown = self.text[start:end] if end - start <= 30 else f"{self.text[start : start + 27]}..."
        return BrokenError(TemplateFault(start, end, f"`{shown}` is not allowed here", help))


def _instead_of(token: Token) -> str:
    if token["word"] in ("null", "nil", "None"):
        return "there is no null: compare with a variable that is never set, or with an empty string"
    if token["word"]:
        return f"write `'{token['word']}'` for a string, or `${token['word']}` for a variable"
    return "write a value here: a string in quotes, a number or a variable"
