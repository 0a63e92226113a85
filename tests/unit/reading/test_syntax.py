"""Syntax errors name the edit to make. Where they are told is in the cases."""

import pytest

from gatewright.diagnostics import Diagnostic
from gatewright.read import read_bytes

YAML = [
    ("owner: @team\n", "no plain value starts with '@'", "write the whole value in quotes"),
    ("origins: [*]\n", "'*]' names no anchor", "if it is text, write it in quotes"),
    ("- *.example.com\n", "'*.example.com' names no anchor", "write it in quotes: '*.example.com'"),
    ("a: b: c\n", "a second colon in one line", "write the value in quotes if the colon is part of it"),
    ("a:b\nc: 1\n", "a key where the value above it goes on", "write a space after the colon in line 1: `a: b`"),
    ("a: 1\nb:c\n", "a line that is no `key: value`", "write a space after the colon: `b: c`"),
    ("a: 1\nb\n", "a line that is no `key: value`", "write `key: value`"),
    ("a\nb: 1\n", "a key where the value above it goes on", "write line 1 as `key: value`"),
    ("a: 1\n  b: 2\n", "a key where the value above it goes on", "indent this line like the key above it"),
    ("a: 'b\nc: 1\n", "this quote is never closed", "close it with the same mark"),
    ("a: 'it's'\n", "text after the end of a value", "inside '…' write a quote twice"),
    ("a: {id}/x\n", "text after the end of a value", "write the whole value in quotes"),
    ("a: [1, 2\n", "this bracket is never closed", "write its closing bracket"),
    ("a: {\n", "this bracket is never closed", "write its closing bracket"),
    ("a: [1\nb: 2\n", "a comma or the closing bracket is missing before ':'", "put a comma between values"),
    ("a: [1, , 2]\n", "a value is missing before ','", "write the value"),
    ("a: ]\n", "no plain value starts with ']'", "write the whole value in quotes"),
    ("a: - b\n", "a list cannot start in its key's line", "start the list on a new line"),
    ("a:\n  b: 1\n c: 2\n", "indented like no line", "by 0 spaces, like line 1, or by 2, like the line above"),
    ("- - a\n - b\n", "indented like no line", "indent it by 0 spaces, like line 1"),
    ("a: 1\n- b\n", "list items and keys are mixed", "remove the `- `"),
    ("a: 1\n: 2\n", "a key is missing before the colon", "write the key, or remove the colon"),
    ("a: |x\n", "text in the line of `|` or `>`", "start the text on the next line"),
    ('a: "\\d"\n', "`\\d` is no escape", "write `\\\\` for a backslash, or use single quotes"),
    ('a: "\\xZ"\n', "`\\x` is no escape", "write `\\\\` for a backslash"),
    ('a: "\\ud800"\n', "\\ud800 is half a character", "write the character itself"),
    ("a:\n\tb: 1\n", "a tab where only spaces indent", "replace it by spaces"),
    ("a: !x!y z\n", "a tag, and not even a complete one", "if it is text, write it in quotes"),
    ("%a: 1\n", "a line that starts with `%`", "if it is a key, write it in quotes"),
    ("[1] 2\n", "text after the end of the document", "write the file as one mapping"),
    ("a: !Ref B\n", "the tag '!Ref' has no meaning here", "write a reference such as `{resource: Name.Attribute}`"),
    ("a: !GetAtt B.C\n", "the tag '!GetAtt'", "write a reference such as `{resource: Name.Attribute}`"),
    ("a: !Sub b\n", "the tag '!Sub'", "write a reference such as `{resource: Name.Attribute}`, or `${inputs.name}`"),
    ("a: !!str 1\n", "the tag '!!str'", "write the value in quotes"),
    ("a: !!python/name:os.system\n", "the tag '!!python/name:os.system'", "remove the tag"),
]
JSON = [
    ('{"a": 1,}', "a comma before the closing `}`", "remove it"),
    ('{"a": 1} // b', "JSON has no comments", "write the file in YAML"),
    ("{'a': 1}", "JSON's strings stand in double quotes", 'write `"`'),
    ("{a: 1}", "the key 'a' is not in quotes", "write keys in double quotes"),
    ('{"a": True}', "'True' is no word or number of JSON's", "write `true`"),
    ('{"a": 012}', "'012' is no word or number of JSON's", "numbers as in 0.5"),
    ('{"a": 1 "b": 2}', "a comma is missing before 'b'", "put a comma between members"),
    ('{"a" 1}', "a colon is missing before '1'", "write a colon"),
    ('{"a": }', "a value is missing before '}'", "write the value"),
    ('{"a": 1, : 2}', "a key is missing before ':'", "write the key in double quotes"),
    ('{"a": [1}', "a comma or the closing bracket is missing before '}'", "put a comma between members"),
    ('{"a": "b\n"}', "this quote is never closed", "a line break is written `\\n`"),
    ('{"a": [1', "this bracket is never closed", "write its closing bracket"),
    ('{"a": "\\x41"}', "`\\x` is no escape of JSON's", "write `\\\\` for a backslash"),
    ('{"a": "\t"}', "a tab inside a string", "write `\\t`"),
    ('{"a": 1} 2', "text after the end of the document before '2'", "remove it"),
]


def only(text: str, name: str) -> Diagnostic:
    _, _, diagnostics = read_bytes(text.encode(), name)
    (said,) = [diagnostic for diagnostic in diagnostics if diagnostic.code.name != "root-not-mapping"]
    return said


@pytest.mark.parametrize(("text", "message", "help"), YAML, ids=[case[0] for case in YAML])
def test_a_wrong_line_of_yaml_is_told_with_the_edit(text: str, message: str, help: str) -> None:
    said = only(text, "spec.yaml")
    assert message in said.message
    assert help in said.help


@pytest.mark.parametrize(("text", "message", "help"), JSON, ids=[case[0] for case in JSON])
def test_wrong_json_is_told_with_the_edit(text: str, message: str, help: str) -> None:
    said = only(text, "spec.json")
    assert message in said.message
    assert help in said.help
