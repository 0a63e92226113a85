"""The reader takes what Velocity 1.7 takes, and says of the rest where it is broken and how to mend it."""

import pytest

from gatewright.formats.vtl.reader import MOST_FAULTS, read
from unit.vtl.marked import messages, places, without_marks

SOUND = [
    "",
    "no Velocity at all",
    "$ 5 $5.00 $} ${} ${ name } $!5 $! a",
    "#1 #FFF # #{ #{ if } #-x #1(a+b) #fff(1) # if(",
    '"color": "#fa0", "href": "#top", "price": "$5"',
    "$name $!name ${name} $!{name} $_name",
    "$a.b.c ${a.b.c} $!{a.b} $a. $a.. $a.1 ${a}.b $a-b $a_b",
    "$a.b() $a.b('x') $a.b(1, 1.5, -2, true, $c, \"d\", [1, 2], {'e': 1}) $a.b( 1 ) $a.b(\n1\n) $a.b().c().d",
    "$a[0] $a[-1] $a['b'] $a[\"b\"] $a[$b] $a[0][1] $a.b[0].c ${a[0]} $a [0] ${a}[x",
    "$a (1+1) $a(1+1) ${a}(1+1)",
    "\\$a \\\\$a \\#if \\#end \\#set($a 1)",
    "## a comment: #if $a( ${\nnext",
    "## the last line",
    "#* a comment: #if $a( *#next",
    "#** documentation *#",
    "\\## a backslash stops no comment: #if",
    "#[[ as it is: #if $a( ]]#next",
    "#set($a = 1) #set( $a=1 ) #set ($a = 1) #set(\n$a\n=\n1)",
    "#set($a.b = 1) #set($a['b'] = 1) #set($a.b.c = 1)",
    "#set($a = 1 + 2 * 3 - 4 / 5 % 6) #set($a = $b - 1) #set($a = 1*-1) #set($a = 1+1)",
    "#set($a = (1 + 2) * 3) #set($a = !$b) #set($a = !!$b) #set($a = not $b) #set($a = !($b && $c))",
    "#set($a = $b == 1 && $c != 2 || $d < 3 and $e >= 4 or not $f eq 5)",
    "#set($a = []) #set($a = [1..3]) #set($a = [$b..$c]) #set($a = [1, 'b', $c, [2], {}])",
    "#set($a = {}) #set($a = {'b': 1, \"c\": $d, $e: [1], 2: true})",
    "#set($a = '') #set($a = \"\") #set($a = '''') #set($a = \"\"\"\") #set($a = 'it''s') #set($a = 'a\nb')",
    "#set($a = .5) #set($a = 1.) #set($a = 1e5) #set($a = -1.5e-3)",
    '#set($a = "$b ${c} #if($d)e#end ## comment") #set($a = "#FFF $5") #set($a = \'#if ${\')',
    "#if($a)b#end #if ($a)b#end #if(\n$a\n)b#end #if\n($a)b#end #{if}($a)b#{end}",
    "#if($a)b#{else}c#end #if($a)b#else c#end #if($a)b#else#end #if($a)b#else-c#end #if($a)b#endé",
    "#if($a)b#elseif($c)d#elseif ($e)f#else g#end",
    "#if($a)#foreach($b in $c)#if($d)e#end#end#end",
    "#if($a))b#end",
    "#if('a')b#end#if(1)b#end#if(true)b#end#if([])b#end",
    "#foreach($a in $b)$a#if($foreach.hasNext),#end#end #foreach ( $a in [1..3] )$a#break#end",
    "#foreach($a in{'b': 1})$a#end #foreach($a in $b.keySet())$a#end",
    "#macro(row $a $b)[$a]#end #row(1 2) #row($c, 'd') #row() #macro(cell, $a)x#end",
    "#@row()body#end #define($a)x#end $a #literal()$a#end",
    "#stop #break #stop() #evaluate($a) #include('a') #parse('a')",
    "#word(see above) #word($a 'b' [1] true) #word",
]


@pytest.mark.parametrize("text", SOUND)
def test_what_velocity_takes_has_no_faults(text: str) -> None:
    assert messages(read(text).faults) == []


BROKEN = [
    # blocks
    ("«#if»($a)b", "`#if` is never closed"),
    ("«#foreach»($a in $b)c", "`#foreach` is never closed"),
    ("«#macro»(a)b", "`#macro` is never closed"),
    ("«#@row»()b", "`#@row` is never closed"),
    ("#if($a)b#end«#end»", "this `#end` closes nothing"),
    ("«#else» a#end", "this `#else` has no `#if`"),
    ("«#elseif»($a)b#else c#end", "this `#elseif` has no `#if`"),
    ("#if($a)b#else c«#else» d#end", "this `#else` comes after `#else`"),
    ("#if($a)b#else c«#elseif»($d)e#end", "this `#elseif` comes after `#else`"),
    ("#if($a)«#foreach»($b in $c)d#else e#end", "`#foreach` is not closed before the next `#else`"),
    # directives without their parentheses
    ("«#if»", "`#if` needs parentheses"),
    ("«#if» $a b #end", "`#if` needs parentheses"),
    ("#if($a)b«#elseif»#end", "`#elseif` needs parentheses"),
    ("«#set» $a = 1", "`#set` needs parentheses"),
    ("«#set»\n($a = 1)", "`#set` needs parentheses"),
    ("«#foreach» $a in $b #end", "`#foreach` needs parentheses"),
    ("«#macro» a #end", "`#macro` needs parentheses"),
    # conditions
    ("#if(«)»b#end", "`)` is not allowed here"),
    ("#if($a «=» 1)b#end", "`=` is not allowed here"),
    ("#if($a ==«=» 1)b#end", "`=` is not allowed here"),
    ("#if($a «&» $b)c#end", "`&` is not allowed here"),
    ("#if($a «$»b)c#end", "`$` is not allowed here"),
    ("#if(«a»)b#end", "`a` is not allowed here"),
    ("#if($a == «null»)b#end", "`null` is not allowed here"),
    ("#if($a && «)»b#end", "`)` is not allowed here"),
    ("#if«(»$a", "`(` is never closed"),
    ("#if(($a)«b»#end", "`b` is not allowed here"),
    ("#if($a.size() «-1» > 0)b#end", "`-1` is not allowed here"),
    ("#if($a«.»)b#end", "`.` is not allowed here"),
    ('#if($a == «"»b)c#end', "this quotation mark is never closed"),
    ("#if(«#»*a*#$b)c#end", "`#` is not allowed here"),
    # assignments
    ("#set«(»$)", "`#set` has no variable to set"),
    ("#set«(»a = 1)", "`#set` has no variable to set"),
    ("#set«(»'a' = 1)", "`#set` has no variable to set"),
    ("#set($a «1»)", "`1` is not allowed here"),
    ("#set($a «==» 1)", "`==` is not allowed here"),
    ("#set($a = «)»", "`)` is not allowed here"),
    ("#set($a = 1«;»)", "`;` is not allowed here"),
    ("#set«(»$a = 1", "`(` is never closed"),
    ("#set(«${a}» = 1)", "`#set` cannot set `${a}`"),
    ("#set(«$!a» = 1)", "`#set` cannot set `$!a`"),
    ("#set($a = [1«+»1])", "`+` is not allowed here"),
    ("#set($a = [1, «]»)", "`]` is not allowed here"),
    ("#set($a = {'b' «1»})", "`1` is not allowed here"),
    ("#set($a = {'b': 1, «}»)", "`}` is not allowed here"),
    ("#set($a = «[»1", "`[` is never closed"),
    ("#set($a = «{»'b': 1", "`{` is never closed"),
    # loops and declarations
    ("#foreach«(»a in $b)c#end", "`#foreach` has no variable"),
    ("#foreach($a «of» $b)c#end", "`of` is not allowed here"),
    ("#foreach($a «$»b)c#end", "`$` is not allowed here"),
    ("#foreach($a in «)»b#end", "`#foreach` has no list"),
    ("#foreach($a in «(»$b))c#end", "`(` is not allowed here"),
    ("#macro«()»b#end", "`#macro` has no name"),
    ("#macro«($a)»b#end", "`#macro` has no name"),
    ("#define«(a)»b#end", "`#define` has no name"),
    # references
    ("$«{»a", "`${a` is never closed"),
    ("$!«{»a b}", "`$!{a` is never closed"),
    ("$a.b«(»'c'", "`(` is never closed"),
    ("$a.b('c' «'d'»)", "`'d'` is not allowed here"),
    ("$a.b(1«+»1)", "`+` is not allowed here"),
    ("$a.b(1,«)»", "`)` is not allowed here"),
    ("$a.b(«'»c)", "this quotation mark is never closed"),
    ('$a.b("c\\"«d»")', "`d` is not allowed here"),
    ("$a«[»0", "`[` is never closed"),
    ("$a«[]»", "this index is empty"),
    ("$a«[1, 2]»", "an index must be one value"),
    ("$a[«b»]", "`b` is not allowed here"),
    ("\\$«{»a", "`${a` is never closed"),
    # comments, and texts as they are
    ("a «#*» b", "`#*` is never closed"),
    ("a «#[[» b", "`#[[` is never closed"),
    # texts in quotes are templates
    ('#set($a = "b «#if»($c)d")', "`#if` is never closed"),
    ('#set($a = "b «#end»")', "this `#end` closes nothing"),
    ('$a.b("$«{»c")', "`${c` is never closed"),
    ('#set($a = "«b ""c"" #if»")', "`#if` needs parentheses"),
    # words that are text for Velocity
    ("#if($a)b«#endif»", "`#endif` is not a directive"),
    ("#if($a)b«#fi»", "`#fi` is not a directive"),
    ("#if($a)b«#elsif»($c)d#end", "`#elsif` is not a directive"),
    ("#if($a)b«#else if»($c)d#else e#end", "`#else if` is not a directive"),
    ("#if($a)b«#else404»#end", "`#else404` is not a directive"),
    ("#if($a)b«#els» c#end", "`#els` is not a directive"),
    ("#if($a)b«#End»", "`#End` is not a directive"),
    ("«#If»($a)b#end", "`#If` is not a directive"),
    ("«#for»($a in $b)c#end", "`#for` is not a directive"),
    ("«#foreahc»($a in $b)c#end", "`#foreahc` is not a directive"),
]


@pytest.mark.parametrize(("marked", "message"), BROKEN)
def test_a_fault_is_said_once_and_where_it_is(marked: str, message: str) -> None:
    text, expected = without_marks(marked)
    faults = read(text).faults
    assert messages(faults) == [message]
    assert places(faults) == expected
    assert all(fault.help for fault in faults)


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ("#if($a = 1)b#end", "compare with `==`"),
        ("#if($a -1 == 0)b#end", "put a space on both sides of the minus sign"),
        ('$a.b("c\\"d")', 'a backslash does not escape a quotation mark: write `""`'),
        ("#if($a)b#else404#end", "write `#{else}404`"),
        ("#if($a)b#elsif($c)d#end", "write `#elseif`"),
        ("#if(a)b#end", "write `'a'` for a string, or `$a` for a variable"),
        ("#set(${a} = 1)", "write `$a`"),
        ("#if($a)b", "write `#end` where it ends"),
    ],
)
def test_the_help_is_the_edit(text: str, help: str) -> None:
    assert [fault.help for fault in read(text).faults] == [help]


def test_words_that_are_no_directives_are_text_where_nothing_is_open() -> None:
    assert read("#endif #fi #End #ending #elsewhere #for #iffy #settings").faults == ()


def test_a_macro_may_have_a_name_like_a_directive() -> None:
    assert read("#macro(sets $a)$a#end#sets(1)").faults == ()
    assert messages(read("#sets(1)").faults)[0] == "`#sets` is not a directive"


def test_faults_beyond_the_first_ones_are_not_told() -> None:
    assert len(read("#if(\n" * 1000).faults) == MOST_FAULTS
    assert len(read("#if($a)" * 1000).faults) == MOST_FAULTS


def test_reading_goes_on_behind_a_fault() -> None:
    assert len(read("#set($a 1) #set($b 2)\n$c.d(1 2)\n#if($e)").faults) == 4


def _shown(text: str) -> list[str]:
    return [text[found.start : found.end] for found in read(text).references]


def test_references_come_in_order_with_their_offsets() -> None:
    text = '$a ${b.c} #if($d.e("$f") == $g[$h])#foreach($i in $j)$!{k}#end#end'
    assert _shown(text) == ["$a", "${b.c}", '$d.e("$f")', "$f", "$g[$h]", "$h", "$j", "$!{k}"]


def test_what_is_escaped_or_a_comment_is_no_reference() -> None:
    assert _shown("\\$a \\\\$b ## $c\n#* $d *# #[[ $e ]]# '$f' \\\\\\$g") == ["$b", "$f"]


def test_single_quotes_keep_references_out() -> None:
    assert _shown("#set($a = '$b')$c.d('$e')") == ["$a", "$c.d('$e')"]


def test_a_script_knows_what_it_declares() -> None:
    text = "#set($a = 1)#set($b.c = 1)#foreach($d in $e)#end#macro(f $g)#end#define($h)#end"
    assert read(text).declared == {"a", "d", "g", "h"}


def test_steps_have_names_and_arguments() -> None:
    (reference,) = read("$a.b.c('d').e()['f'][0][$g].h(i, \"j $k\", 'l''m')").references[:1]
    assert [step.name for step in reference.steps] == ["b", "c", "e", "f", None, None, "h"]
    arguments = [step.arguments for step in reference.steps]
    assert [None if found is None else [(each.kind, each.text) for each in found] for found in arguments] == [
        None,
        [("text", "d")],
        [],
        None,
        None,
        None,
        [("word", "i"), ("value", ""), ("text", "l'm")],
    ]


def test_the_same_text_is_read_once() -> None:
    assert read("$a #if($b)#end") is read("$a #if($b)#end")
