"""Syntax errors name the edit to make. Where they are told is in the cases."""

import pytest

from gatewright.diagnostics import Diagnostic
from gatewright.read import read_bytes

YAML = [
    ("owner: @team\n", "a value without quotes cannot start with '@'", "write the whole value in quotes"),
    ("origins: [*]\n", "'*]' is not a valid anchor name", "if it is a string, put it in quotes"),
    ("- *.example.com\n", "'*.example.com' is not a valid anchor name", "put it in quotes: `'*.example.com'`"),
    ("a: b: c\n", "a second colon on one line", "put the value in quotes if the colon is part of it"),
    ("a:b\nc: 1\n", "a key inside the value of the line above", "write a space after the colon on line 1: `a: b`"),
    ("a: 1\nb:c\n", "this line is not `key: value`", "write a space after the colon: `b: c`"),
    ("a: 1\nb\n", "this line is not `key: value`", "write `key: value`"),
    ("a\nb: 1\n", "a key inside the value of the line above", "write line 1 as `key: value`"),
    ("a: 1\n  b: 2\n", "a key inside the value of the line above", "indent this line like the key above it"),
    ("a: 'b\nc: 1\n", "this quotation mark is never closed", "close it with the same mark"),
    ("a: 'it's'\n", "text after the end of a value", "inside '…' double the mark"),
    ("a: {id}/x\n", "text after the end of a value", "write the whole value in quotes"),
    ("a: [1, 2\n", "this bracket is never closed", "write its closing bracket"),
    ("a: {\n", "this bracket is never closed", "write its closing bracket"),
    ("a: [1\nb: 2\n", "a comma or the closing bracket is missing before ':'", "put a comma between values"),
    ("a: [1, , 2]\n", "a value is missing before ','", "write the value"),
    ("a: ]\n", "a value without quotes cannot start with ']'", "write the whole value in quotes"),
    ("a: - b\n", "a list cannot start on the line of its key", "start the list on a new line"),
    ("a:\n  b: 1\n c: 2\n", "matches no line above it", "by 0 spaces, like line 1, or by 2, like the line above"),
    ("- - a\n - b\n", "matches no line above it", "indent it by 0 spaces, like line 1"),
    ("a: 1\n- b\n", "list items and keys are mixed", "remove the `- `"),
    ("a: 1\n: 2\n", "a key is missing before the colon", "write the key, or remove the colon"),
    ("a: |x\n", "text follows `|` or `>` on the same line", "write the text on the next lines"),
    ('a: "\\d"\n', "`\\d` is not an escape sequence", "write `\\\\` for a backslash, or use single quotes"),
    ('a: "\\xZ"\n', "`\\x` is not an escape sequence", "write `\\\\` for a backslash"),
    ('a: "\\ud800"\n', "\\ud800 is half of a character", "write the character itself"),
    ("a:\n\tb: 1\n", "a tab is used for indentation", "use spaces"),
    ("a: !x!y z\n", "an incomplete YAML tag; tags are not supported", "if it is a string, put it in quotes"),
    ("%a: 1\n", "a line that starts with `%`", "if it is a key, put it in quotes"),
    ("[1] 2\n", "text after the end of the document", "write the file as one mapping"),
    ("a: !Ref B\n", "YAML tags are not supported: '!Ref'", "write a reference such as `{resource: Name.Attribute}`"),
    ("a: !GetAtt B.C\n", "not supported: '!GetAtt'", "write a reference such as `{resource: Name.Attribute}`"),
    (
        "a: !Sub b\n",
        "not supported: '!Sub'",
        "write a reference such as `{resource: Name.Attribute}`, or `${inputs.name}`",
    ),
    ("resources: {a: !GetAtt B.C}\n", "not supported", "write the long form: `{Fn::GetAtt: [X, Arn]}`"),
    ("resources: {a: !Sub b}\n", "not supported", "write the long form: `{Fn::Sub: …}`"),
    ("a: !!str 1\n", "not supported: '!!str'", "put the value in quotes"),
    ("a: !!python/name:os.system\n", "not supported: '!!python/name:os.system'", "remove the tag"),
]
JSON = [
    ('{"a": 1,}', "a comma before the closing `}`", "remove it"),
    ('{"a": 1} // b', "JSON does not support comments", "write the file in YAML"),
    ("{'a': 1}", "JSON strings need double quotes", 'write `"`'),
    ("{a: 1}", "the key 'a' is not quoted", "write keys in double quotes"),
    ('{"a": True}', "'True' is not a JSON word or number", "write `true`"),
    ('{"a": 012}', "'012' is not a JSON word or number", "numbers as in 0.5"),
    ('{"a": 1 "b": 2}', "a comma is missing before 'b'", "put a comma between members"),
    ('{"a" 1}', "a colon is missing before '1'", "write a colon"),
    ('{"a": }', "a value is missing before '}'", "write the value"),
    ('{"a": 1, : 2}', "a key is missing before ':'", "write the key in double quotes"),
    ('{"a": [1}', "a comma or the closing bracket is missing before '}'", "put a comma between members"),
    ('{"a": "b\n"}', "this quotation mark is never closed", "write a line break as `\\n`"),
    ('{"a": [1', "this bracket is never closed", "write its closing bracket"),
    ('{"a": "\\x41"}', "`\\x` is not a JSON escape sequence", "write `\\\\` for a backslash"),
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
