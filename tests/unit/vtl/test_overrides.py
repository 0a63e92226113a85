"""An override is told if another one like it has been made whenever it is reached, and only then."""

import pytest

from gatewright.formats.vtl.overrides import repeated_overrides
from gatewright.formats.vtl.reader import read
from unit.vtl.marked import places, without_marks

S = "$context.responseOverride.status"
H = "$context.responseOverride.header.X-A"


@pytest.mark.parametrize(
    "marked",
    [
        f"#set({S} = 1)#set(«{S}» = 2)",
        f"#set({S} = 1)#if($a)#set(«{S}» = 2)#end",
        f"#set({S} = 1)#foreach($a in $b)#set(«{S}» = 2)#end",
        f"#if($a)#set({S} = 1)#else#set({S} = 2)#end#set(«{S}» = 3)",
        f"#if($a)#set({S} = 1)#elseif($b)#set({S} = 2)#else#set({S} = 3)#end#set(«{S}» = 4)",
        f"#if($a)#set({S} = 1)#set(«{S}» = 2)#end",
        f"#if($a)#if($b)#set({S} = 1)#else#set({S} = 2)#end#set(«{S}» = 3)#end",
        f"#set({H} = 1)#set(«$context.responseOverride.header['X-A']» = 2)",
        "#set($context.requestOverride.path.a = 1)#set(«$context.requestOverride.path.a» = 2)",
    ],
)
def test_a_second_override_is_told(marked: str) -> None:
    text, expected = without_marks(marked)
    assert places(repeated_overrides(read(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"#set({S} = 1)#set({H} = 2)",
        f"#if($a)#set({S} = 1)#else#set({S} = 2)#end",
        f"#if($a)#set({S} = 1)#elseif($b)#set({S} = 2)#end",
        f"#if($a)#set({S} = 1)#end#set({S} = 2)",
        f"#if($a)#set({S} = 1)#elseif($b)#else#set({S} = 2)#end#set({S} = 3)",
        f"#foreach($a in $b)#set({S} = 1)#end#set({S} = 2)",
        "#foreach($a in $b)#set($context.requestOverride.querystring[$a] = 1)#end",
        "#set($context.requestOverride.querystring[$a] = 1)#set($context.requestOverride.querystring[$b] = 1)",
        f"#set($a = {S})#set({S} = $a)",
        f"#end#else#set({S} = 1)",
    ],
)
def test_overrides_of_which_one_may_be_made_are_not_told(text: str) -> None:
    assert places(repeated_overrides(read(text))) == []
