"""The page about postures: what they hold, what that costs, and where checkers contradict each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from gatewright.document.source import Source
from gatewright.load.of import shape_of
from gatewright.load.shape import Findings, Spot
from gatewright.read import read_text
from gatewright.spec.gateway import Kind
from gatewright.spec.model import model

INTRODUCTION = """# Postures

How safe is an API that nobody has said anything about? A spec answers in one word.

```yaml
gatewright: 1
name: shop
kind: rest
posture: strict
backends: {orders: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:orders"}}
routes: {GET /orders: orders}
stages: {prod: {}}
```

`baseline`, which holds when nothing is said, is everything secure that costs nothing and breaks nothing. `strict` is
everything that checkers ask for, and it costs money. Both are layers *below* the spec: what the spec says goes before
them, and `gatewright explain shop.yaml --stage prod` shows of each value whether the posture set it, and where that is
written.

## Saying otherwise

```yaml
gatewright: 1
name: shop
kind: rest
posture: strict
routes: {GET /orders: {backend: {mock: {}}}}
stages:
  prod: {throttle: {rate: 5000, burst: 2500}} # a number of your own
  dev: {tracing: false, firewall: none} # less than strict: `below-posture` asks for the reason
rules:
  below-posture:
    waive: dev has no callers from outside
    owner: team-shop # who answers for it
    until: 2027-06-30 # and how long; thirty days before there is a reminder
    at: [stages.dev]
```

`throttle`, `firewall`, `client_certificate`, `logs` and `log_key` take the word `none`, `access` and `execution` take
`off`. A firewall called `strict` that the spec declares itself takes the place of the one below. An environment can
have a posture of its own: `environments: {prod: {patch: {posture: strict}}}`. A waiver that is over holds no longer:
[waiver-over](rules/waiver-over.md) says so at its place, and what it waived is told again.

## The claim, and who checks it

The tests of this repository ask four checkers: [cdk-nag](https://github.com/cdklabs/cdk-nag) with its six packs,
[Checkov](https://github.com/bridgecrewio/checkov), the proactive controls of AWS Control Tower as
[cfn-guard](https://github.com/cdklabs/cdk-validator-cfnguard) runs them, and cfn-lint. A strict REST spec with a cache
and Cognito users, in the rendering that shows checkers every method, passes every rule that applies to it:

ASKED

cdk-nag tells only what fails: its count is of rules that a careless spec of the same things fails. HTTP and WebSocket
pass theirs too, but for two demands that they cannot meet. Without a posture a spec fails the rules of the table below,
and no other; without one point of it a strict spec fails the rules of that point, and no other. Functions that live
with the gateway are not part of the claim: rules about Lambda want VPCs, queues and reserved concurrency, which an API
does not decide.
"""


@model()
class Always(Struct, frozen=True, kw_only=True):
    """Something that holds in every posture."""

    what: str
    """What it is."""
    rules: tuple[str, ...]
    """Rules of checkers that look at it."""


@model()
class Point(Struct, frozen=True, kw_only=True):
    """Something that `strict` adds."""

    point: str
    """What it is."""
    keys: tuple[str, ...]
    """The keys of a spec that it says."""
    kinds: tuple[Kind, ...]
    """The kinds of API that have it."""
    price: str
    """What it costs, or why it is not always on."""
    rules: Mapping[Kind, tuple[str, ...]] | None = None
    """The rules of checkers that fail without it."""
    then: tuple[str, ...] = ()
    """The rules that look at it once it is there."""


@model()
class Contradiction(Struct, frozen=True, kw_only=True):
    """A demand that cannot be met, or not without another one's failing."""

    rules: tuple[str, ...]
    """Whose demand it is."""
    wants: str
    """What they want."""
    clash: str
    """What is against it."""
    we: str
    """What Gatewright does."""
    fail: Mapping[Kind, tuple[str, ...]] | None = None
    """The rules that a strict spec of a kind fails for it."""


@model()
class Postures(Struct, frozen=True, kw_only=True):
    """Everything about postures."""

    asked: Mapping[str, int]
    """How many rules look at a strict REST spec, by checker."""
    always: tuple[Always, ...]
    """What holds in every posture."""
    points: tuple[Point, ...]
    """What `strict` adds."""
    contradictions: tuple[Contradiction, ...]
    """What cannot be."""


def read_postures(text: str) -> Postures:
    """The postures out of their file."""
    document, problems = read_text(Source("postures.yaml", text, "postures.yaml"))
    findings = Findings()
    assert document is not None, problems
    found = shape_of(Postures).read(document.root, Spot((), document.key_place(())), findings)
    assert isinstance(found, Postures), findings.diagnostics
    assert not findings.diagnostics, findings.diagnostics
    return found


def page(text: str) -> str:
    """The page, as Markdown."""
    found = read_postures(text)
    points = ("", "kinds", "costs", "without it these fail", "then these look at it")
    asked = "\n".join(f"* {count} of {checker}" for checker, count in found.asked.items())
    return "\n".join(
        (
            INTRODUCTION.replace("ASKED", asked),
            "## What always holds\n",
            *_table(("", "rules of checkers"), ((each.what, _names(each.rules)) for each in found.always)),
            "\n## What `strict` adds\n",
            "Prices are those of us-east-1 in autumn 2026.\n",
            *_table(points, map(_point, found.points)),
            "\n## Where checkers contradict each other, or themselves\n",
            *_table(("rules", "want", "but", "so we"), map(_contradiction, found.contradictions)),
            "",
        )
    )


def _point(point: Point) -> tuple[str, ...]:
    rules = dict.fromkeys(rule for rules in (point.rules or {}).values() for rule in rules)
    keys = f" ({_names(point.keys)})" if point.keys else ""
    return f"{point.point}{keys}", ", ".join(point.kinds), point.price, _names((*rules,)), _names(point.then)


def _contradiction(found: Contradiction) -> tuple[str, ...]:
    fails = f"; fails in {' and '.join(found.fail)}" if found.fail else ""
    return _names(found.rules), found.wants, found.clash, found.we + fails


def _names(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(titles: Sequence[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |".replace("|  |", "| |")
    yield f"|{' --- |' * len(titles)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
