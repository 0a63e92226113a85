"""Functions are called with what they take; JSONPaths are such."""

import pytest

from gatewright.formats.vtl.arguments import wrong_arguments
from gatewright.formats.vtl.jsonpath import wrong_with
from gatewright.formats.vtl.reader import read
from unit.vtl.marked import messages, places, without_marks

RIGHT = [
    "$input.body $input.json('$') $input.path('$.a') $input.params() $input.params('a') $input.params($a)",
    '$input.json("$.a[$i]") $input.path("$.$name") $input.path($path) $util.urlEncode("a")',
    "$util.escapeJavaScript($input.json('$.a')).replaceAll(\"\\\\'\", \"'\")",
    "$other.json(a, b) $context.body() $input.unknown(a)",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_functions_take_is_right(text: str) -> None:
    assert messages(wrong_arguments(read(text))) == []


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("$input.«json()»", "`$input.json` takes one argument, not none"),
        ("$input.«path('$.a', '$.b')»", "`$input.path` takes one argument, not 2"),
        ("$input.«params('a', 'b')»", "`$input.params` takes one argument at most, not 2"),
        ("$util.«urlEncode()»", "`$util.urlEncode` takes one argument, not none"),
        ("$input.«params».a", "`$input.params` is a function"),
        ("$util.«parseJson».a", "`$util.parseJson` is a function"),
        ("$input.«body()»", "`$input.body` is not a function"),
        ("$input.params(«id»)", "`id` has no quotes, so it has no value"),
        ("$util.urlEncode(«null»)", "`null` has no quotes, so it has no value"),
        ("$input.json(«'name'»)", "a JSONPath must start with `$`, not `name`"),
        ('$input.path(«""»)', "a JSONPath must start with `$`, and this one is empty"),
        (
            "$input.path(«'$.items[$i]'»)",
            "API Gateway substitutes nothing in single quotes, so `$i` stays as it is",
        ),
        ("#set($a = \"$input.json(«'a'»)\")", "a JSONPath must start with `$`, not `a`"),
    ],
)
def test_a_wrong_call_is_told(marked: str, message: str) -> None:
    text, expected = without_marks(marked)
    faults = list(wrong_arguments(read(text)))
    assert messages(faults) == [message]
    assert places(faults) == expected
    assert faults[0].help


@pytest.mark.parametrize(
    "path",
    [
        "$",
        "$.a",
        "$.a.b-c",
        "$..a",
        "$.*",
        "$['a']['b.c']",
        '$["a"]',
        "$.a[0]",
        "$.a[-1:]",
        "$.a[*].b",
        "$.a[?(@.b == 'c]')]",
        "$.a[?(@.b > $.c)]",
        "$.a[(@.length-1)]",
        "$.a.length()",
        "$.it's",
    ],
)
def test_a_jsonpath_is_right(path: str) -> None:
    assert wrong_with(path) is None


@pytest.mark.parametrize(
    "path", ["", " ", "a", ".a", "$a", "$a.b", "$.", "$.a.", "$.a[", "$.a[]", "$.a]", "$['a]", "$.a(]"]
)
def test_a_jsonpath_is_wrong(path: str) -> None:
    assert wrong_with(path) is not None
