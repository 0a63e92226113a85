"""What is true of every text, and of every template that is put together rightly."""

import time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from gatewright.formats.vtl.arguments import wrong_arguments
from gatewright.formats.vtl.names import misplaced_names, unknown_names, unset_variables
from gatewright.formats.vtl.overrides import repeated_overrides
from gatewright.formats.vtl.parameters import Read, ReadParameter, parameters, stage_variables
from gatewright.formats.vtl.reader import read
from gatewright.formats.vtl.script import Directive, Reference, TemplateFault

PIECES = st.sampled_from(
    [
        *"$#(){}[]\"'.,=!&|+-*/%<>:;\\ \n\t@_aé",
        *("#if(", "#elseif(", "#else", "#end", "#foreach($a in ", "#set($a = ", "#macro(a", "#{else}", "#{", "#@a("),
        *("##", "#*", "*#", "#[[", "]]#", "$a", "${a}", "$!{", "$a.b(", "$a[", '""', "''", "&&", "==", "and", "1..2"),
        *("$input.", "$context.", "$util.", "$stageVariables.", "params(", "json('", "identity."),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
@example('"' * 50)
@example('$a.b("$c.d(""$e.f(""""$g"""")"")")')
@example("#set($context.responseOverride.status = 1)" * 3)
def test_any_text_is_read_and_all_that_is_said_of_it_is_inside(text: str) -> None:
    script = read(text)
    found: list[TemplateFault | Reference | Directive | ReadParameter | Read] = [
        *script.faults,
        *script.references,
        *script.directives,
        *unknown_names(script),
        *unset_variables(script),
        *misplaced_names(script, "response"),
        *wrong_arguments(script),
        *repeated_overrides(script),
        *parameters(script),
        *stage_variables(script),
    ]
    assert all(0 <= each.start <= each.end <= len(text) for each in found)


NAMES = st.sampled_from(["a", "item", "inputRoot", "x1"])
TEXT = st.text(st.characters(exclude_characters='$#\\"', exclude_categories=["Cs"]), max_size=8)
QUOTED = TEXT.map(lambda text: "'" + text.replace("'", "''") + "'")
REFERENCES = st.builds("{}{}{}".format, st.just("$"), NAMES, st.sampled_from(["", ".b", ".b.c()", "[0]", ".get('d')"]))
VALUES = st.one_of(
    REFERENCES, QUOTED, st.integers(-9, 99).map(str), st.sampled_from(["true", "[]", "[1..3]", "{'a': 1}"])
)
CONDITIONS = st.recursive(
    VALUES,
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(["==", "&&", "or", "<"]), inner), inner.map("!{}".format)
    ),
    max_leaves=4,
)
LEAVES = st.one_of(
    TEXT,
    REFERENCES.map(lambda reference: "${" + reference[1:] + "}"),
    st.builds("#set(${} = {})".format, NAMES, CONDITIONS),
    st.just("## comment\n"),
    st.just("#* comment *#"),
)
TEMPLATES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map("".join),
        st.builds("#if({}){}#end".format, CONDITIONS, inner),
        st.builds("#if({}){}#{{else}}{}#end".format, CONDITIONS, inner, inner),
        st.builds("#if({}){}#elseif({}){}#{{else}}{}#end".format, CONDITIONS, inner, CONDITIONS, inner, inner),
        st.builds("#foreach(${} in {}){}#end".format, NAMES, VALUES, inner),
    ),
    max_leaves=12,
)


@given(TEMPLATES)
def test_what_is_put_together_rightly_has_no_faults(text: str) -> None:
    assert read(text).faults == ()


@given(TEMPLATES, st.data())
def test_a_template_that_lacks_one_end_has_a_fault(text: str, data: st.DataObject) -> None:
    whole = f"#if($a){text}#end"
    ends = [found for found in read(whole).directives if found.name == "end"]
    lost = data.draw(st.sampled_from(ends))
    assert read(whole[: lost.start] + whole[lost.end :]).faults


@given(TEMPLATES, st.data())
def test_a_template_that_lacks_one_parenthesis_has_a_fault(text: str, data: st.DataObject) -> None:
    whole = f"{text}#if($a)#end"
    conditions = [found for found in read(whole).directives if found.name in ("if", "elseif", "foreach")]
    opening = data.draw(st.sampled_from(conditions)).end
    following = whole[opening + 1]
    assume(following != "(" and not following.isalnum())  # `#if0)` is text, as `#iffy` is
    assert read(whole[:opening] + whole[opening + 1 :]).faults


@given(TEMPLATES)
def test_references_and_directives_come_in_order(text: str) -> None:
    script = read(text)
    for found in (script.references, script.directives):
        starts = [each.start for each in found]
        assert starts == sorted(starts)


UNIT = 20_000
BUDGET_S = 2.0
"""For texts of some hundred kilobytes; what is not linear takes minutes."""

LONG = {
    "backslashes": "\\" * UNIT * 10,
    "openings": '#if("' * UNIT,
    "calls": "$a.b(" * UNIT,
    "indexes": "$a[" * UNIT,
    "brackets": "#set($a = " + "[" * UNIT * 5,
    "parentheses": "#set($a = " + "(" * UNIT * 5,
    "blocks": "#if($a)" * UNIT,
    "broken conditions": "#if(x " * UNIT,
    "white space": "#if(" + " " * UNIT * 10,
    "words and white space": "#word" + " " * UNIT * 5 + "#word" + "\n" * UNIT * 5,
    "doubled quotes": '#set($a = "' + '$b""' * UNIT + '")',
    "comments": "#*" * UNIT * 5,
    "steps": "$a" + ".b" * UNIT * 5,
    "typos": "#if($a)" + "#ens " * UNIT,
    "ends": "#end" * UNIT * 5,
    "overrides": "#set($context.responseOverride.status = 1)" * 2000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_texts_are_read_in_linear_time(text: str) -> None:
    start = time.process_time()
    script = read(text)
    list(repeated_overrides(script))
    assert time.process_time() - start < BUDGET_S
