"""Without any engine: all that comes from a client stands inside an escaping call in the templates."""

import re
from collections.abc import Iterator

import pytest

from unit.services.backends import REQUESTS, Case
from unit.services.targets import request_template, target

READ = r'"\$!(?:input|context|stageVariables)[^"$]*(?:\$[^"$]*)?"'
TEXT = rf"{READ}|'[^'$#]*'|\$util\.urlDecode\('[^'$#]*'\)|\"\"|\"\$!item\"|\$input\.json\(\$at\)"
ESCAPED = r"""\$util\.escapeJavaScript\("-\$\w+"\)\.replaceAll\("\\\\'", "'"\)\.replaceAll\("\^-", ""\)"""
SAFE = r"\$\{(?:quote|escaped\d+|value\d+)\}"

ASSIGNMENTS = {
    r"\$(?:text\d+|message)": TEXT,
    r"\$value\d+": rf'{READ}|"null"',
    r"\$escaped\d+": ESCAPED,
    r"\$payload": rf'"(?:[^"$#]|{SAFE})*"',
    r"\$record": r'"\$(?:payload|text\d+)\n"',
    r"\$(?:quote|comma|number|at)": r"""'"'|"(?:, )?"|0|\$number \+ 1|"[^"]*\$foreach\.index\]\"""",
}
"""What may be taken into which variables."""

OUTPUT = (
    ESCAPED,
    r"\$util\.(?:urlEncode|base64Encode)\((?:\$\w+|'[^'$#]*')\)",
    SAFE,
    r"\$comma",
    r"\$\{number\}",
    r"\$foreach\.index",
)
"""What may stand in the output."""


def directives(template: str) -> Iterator[tuple[str, str]]:
    """All directives with what is in their parentheses, and at the end the output that is between them."""
    output, at = "", 0
    while match := re.compile(r"#(set|if|elseif|foreach)\(").search(template, at):
        output += template[at : match.start()]
        at = end(template, match.end())
        yield match[1], template[match.end() : at - 1]
    yield "output", re.sub(r"#(else|end)|##\n", "", output + template[at:])


def end(template: str, at: int) -> int:
    """Behind the parenthesis that closes the one before `at`."""
    depth, quote = 1, ""
    while depth:
        character = template[at]
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        else:
            depth += {"(": 1, ")": -1}.get(character, 0)
        at += 1
    return at


def leaks(template: str) -> list[str]:
    """What comes from a client without being escaped."""
    found: list[str] = []
    for name, content in directives(template):
        if name == "set":
            variable, _, value = content.partition(" = ")
            allowed = [pattern for key, pattern in ASSIGNMENTS.items() if re.fullmatch(key, variable)]
            if not any(re.fullmatch(pattern, value, re.DOTALL) for pattern in allowed):
                found.append(content)
        elif name == "output":
            found += re.findall(r"\$.{0,30}|#.{0,30}", re.sub("|".join(OUTPUT), "", content))
    return found


@pytest.mark.parametrize("case", REQUESTS, ids=lambda case: case.name)
def test_all_that_comes_from_a_client_is_escaped(case: Case) -> None:
    assert leaks(request_template(target(case.backend))) == []


@pytest.mark.parametrize(
    "template",
    [
        '{"a": "$input.body"}',
        '{"a": "$!input.params().path.get(\'id\')"}',
        '#set($text1 = "$!input.body"){"a": "$text1"}',
        '#set($escaped1 = "$!input.body"){"a": "${escaped1}"}',
        '#set($value1 = "$!input.body")#set($payload = "${text1}"){"a": "$util.escapeJavaScript($payload)"}',
        '#set($payload = "$context.requestId"){"a": 1}',
        "Action=Publish&Message=$input.body",
        '{"a": 1}#parse("x")',
    ],
)
def test_a_template_that_leaks_would_be_found(template: str) -> None:
    assert leaks(template)
