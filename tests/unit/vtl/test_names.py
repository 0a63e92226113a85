"""Names are those of the service, and variables are set before anyone reads them."""

import pytest

from gatewright.formats.vtl.context import CONTEXTS, WEBSOCKET
from gatewright.formats.vtl.names import Side, misplaced_names, unknown_names, unset_variables
from gatewright.formats.vtl.reader import read
from gatewright.spec.kind import Kind
from unit.vtl.marked import messages, places, without_marks

KNOWN = [
    "$input.body $input.json('$') $input.path('$.a').b.c $input.params() $input.params('a')",
    "$input.params().path.a $input.params().querystring $input.params().header.get('A') $input.params().empty",
    "$input.params().keySet() $input.params().get('path') $input",
    "$util.escapeJavaScript($a) $util.parseJson($a).b $util.urlEncode($a) $util.base64Decode($a)",
    "$context.requestId $context.identity.sourceIp $context.identity $context.identity.clientCert.validity.notAfter",
    "$context.authorizer.claims.sub $context.authorizer['a-b'] $context.authorizer.principalId",
    "$context.requestOverride.header.X-A $context.requestOverride.path['a'] $context.responseOverride.status",
    "$context.get('anything') $context[$name] $context.identity.get('anything') $context.requestId.length()",
    "$context.responseOverride.header['X-A'] $context['requestId']",
    "#set($input = 1)$input.anything",
]


@pytest.mark.parametrize("text", KNOWN)
def test_what_the_service_has_is_known(text: str) -> None:
    assert messages(unknown_names(read(text))) == []


@pytest.mark.parametrize(
    ("marked", "message", "help"),
    [
        ("$input.«bodi»", "`$input` has no `bodi`", "did you mean `body`?"),
        ("$input.«jsn»('$')", "`$input` has no `jsn`", "did you mean `json`?"),
        ("$input.params().«headers».get('a')", "`$input.params()` has no `headers`", "did you mean `header`?"),
        ("$util.«escapeJavascript»($a)", "`$util` has no `escapeJavascript`", "did you mean `escapeJavaScript`?"),
        ("$context.«requestid»", "`$context` has no `requestid`", "did you mean `requestId`?"),
        ("$context.identity.«sourceIP»", "`$context.identity` has no `sourceIP`", "did you mean `sourceIp`?"),
        ("$context.identity«['ip']»", "`$context.identity` has no `ip`", ""),
        (
            "$context.requestOverride.«headers».a",
            "`$context.requestOverride` has no `headers`",
            "did you mean `header`?",
        ),
        (
            "$context.identity.clientCert.validity.«until»",
            "`$context.identity.clientCert.validity` has no `until`",
            "known here: `notAfter`, `notBefore`",
        ),
        ('#set($a = "$input.«bodi»")', "`$input` has no `bodi`", "did you mean `body`?"),
        ("#if($a.b($context.«requestid»))c#end", "`$context` has no `requestid`", "did you mean `requestId`?"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_one(marked: str, message: str, help: str) -> None:
    text, expected = without_marks(marked)
    (fault,) = unknown_names(read(text))
    assert (fault.message, places([fault])) == (message, expected)
    assert fault.help == help or not help


@pytest.mark.parametrize(
    ("side", "text", "message"),
    [
        ("request", "$context.error.message", "`$context.error` is available in gateway responses only"),
        ("response", "$context.status", "`$context.status` is available in access logs only"),
        ("request", "$context.integration.latency", "`$context.integration` is available in access logs only"),
        (
            "response",
            "#set($context.requestOverride.path.a = 'b')",
            "`$context.requestOverride` has no effect after the request was sent",
        ),
    ],
)
def test_a_name_in_the_wrong_place_is_told(side: Side, text: str, message: str) -> None:
    assert messages(misplaced_names(read(text), side)) == [message]


@pytest.mark.parametrize("side", ["request", "response"])
def test_answers_can_be_changed_from_both_sides_and_parameters_read_on_both(side: Side) -> None:
    text = "#set($context.responseOverride.status = 404)$input.params('a')$context.requestId"
    assert messages(misplaced_names(read(text), side)) == []


def test_what_only_logs_know_is_told_as_that_and_not_as_unknown() -> None:
    assert messages(unknown_names(read("$context.status $context.integration.latency"))) == []


def test_messages_have_names_of_their_own() -> None:
    text = "$context.connectionId $context.eventType $context.routeKey $context.messageId $context.authorizer.room"
    assert messages(unknown_names(read(text), WEBSOCKET)) == []
    assert len(messages(unknown_names(read(text)))) == 4


def test_messages_lack_what_only_requests_have() -> None:
    text = "$context.httpMethod $context.resourcePath $context.requestOverride.path.a $context.responseOverride.status"
    assert len(messages(unknown_names(read(text), WEBSOCKET))) == 4
    assert messages(misplaced_names(read(text), "response", WEBSOCKET)) == []


def test_what_only_logs_know_of_messages_is_told_as_that() -> None:
    found = misplaced_names(read("$context.integration.latency $context.status"), "request", WEBSOCKET)
    assert messages(found) == ["`$context.integration` is available in access logs only"]


@pytest.mark.parametrize("kind", CONTEXTS)
def test_what_is_always_there_is_not_measured(kind: Kind) -> None:
    assert not CONTEXTS[kind].always & CONTEXTS[kind].logged
    assert "requestId" in CONTEXTS[kind].always


@pytest.mark.parametrize(
    "text",
    [
        "#set($a = 1)$a",
        "$a#set($a = 1)",
        "#foreach($a in $input.path('$'))$a $foreach.count $velocityCount#end",
        "#macro(a $b)$b#end #define($c)d#end$c",
        "\\$a $5 ## $a",
        "$stageVariables.a $context.stage $util.urlEncode($input.body)",
        '#set($a = "#set($b = 1)")$b',
    ],
)
def test_variables_that_are_set_may_be_read(text: str) -> None:
    assert messages(unset_variables(read(text))) == []


@pytest.mark.parametrize(
    ("marked", "help"),
    [
        ("#set($items = 1)«$item».size() $item", "did you mean `$items`?"),
        ("«$inputs.body»".replace(".body»", "».body"), "did you mean `$input`?"),
        ("«$stageVariable».a", "did you mean `$stageVariables`?"),
        ('{"«$ref»": 1}', "write `#set($ref = …)` before it; for a dollar sign in JSON write `\\u0024`"),
        ("#set(«$a.b» = 1)", "write `#set($a = …)` before it; for a dollar sign in JSON write `\\u0024`"),
        ("#set($count = 2)«$count-1»", "did you mean `$count`?"),
    ],
)
def test_a_variable_that_nothing_sets_is_told_where_it_is_first_read(marked: str, help: str) -> None:
    text, ((start, _),) = without_marks(marked)
    (fault,) = unset_variables(read(text))
    assert (fault.start, fault.help) == (start, help)


def test_variables_can_be_given_from_outside() -> None:
    assert messages(unset_variables(read("$table $tabel"), frozenset({"table"}))) == ["nothing sets `$tabel`"]
