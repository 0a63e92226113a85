"""The page about postures: what they hold, what that costs, and where checkers contradict each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from gatewright.document.source import Source
from gatewright.load.of import shape_of
from gatewright.load.shape import Findings, Spot
from gatewright.read import read_text
from gatewright.spec.kind import Kind
from gatewright.spec.model import model

INTRODUCTION = """# Postures

A posture sets the security defaults for everything that a spec does not configure.

```yaml
gatewright: 1
name: shop
kind: rest
posture: strict
backends: {orders: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:orders"}}
routes: {GET /orders: orders}
stages: {prod: {}}
```

`baseline`, the default, contains every secure setting that costs nothing and breaks nothing. `strict` contains
everything that security checkers demand, and it costs money. Both are layers *below* the spec: settings of the spec
override them, and `gatewright explain shop.yaml --stage prod` shows for each value the line that set it, and whether
the posture did.

## Overriding a posture

```yaml
gatewright: 1
name: shop
kind: rest
posture: strict
routes: {GET /orders: {backend: {mock: {}}}}
stages:
  prod: {throttle: {rate: 5000, burst: 2500}} # your own limits
  dev: {tracing: false, firewall: none} # less than strict: `below-posture` asks for the reason
rules:
  below-posture:
    waive: dev has no clients from outside
    owner: team-shop # who is responsible for it
    until: 2027-06-30 # the last day; `gatewright check` reminds you thirty days before
    at: [stages.dev]
```

Write `none` to turn off `throttle`, `firewall`, `client_certificate`, `logs` and `log_key`, and `off` for `access` and
`execution`. A firewall named `strict` in the spec replaces the one of the posture. An environment can have its own
posture: `environments: {prod: {patch: {posture: strict}}}`. An expired waiver has no effect: `gatewright check` reports
[waiver-over](rules/waiver-over.md) on its line, and the findings that it covered.

## Compliance, and how it is checked

The tests of this repository run four checkers: [cdk-nag](https://github.com/cdklabs/cdk-nag) with its six packs,
[Checkov](https://github.com/bridgecrewio/checkov), the proactive controls of AWS Control Tower as
[cfn-guard](https://github.com/cdklabs/cdk-validator-cfnguard) runs them, and cfn-lint. A strict REST spec with a cache
and Cognito users, in the rendering that shows checkers every method (`render: resources`), passes every rule that
applies to it:

ASKED

cdk-nag reports failures only, so its count is the number of rules that an insecure spec with the same resources fails.
HTTP and WebSocket specs pass the rules that apply to them too, except for two demands that they cannot meet. Without a
posture, a spec fails exactly the rules of the table below; a strict spec without one of its settings fails exactly the
rules of that setting. Functions of the gateway are not included: rules about Lambda demand VPCs, queues and reserved
concurrency, which are not settings of an API.
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
    points = ("", "kinds", "costs", "rules that fail without it", "rules that also evaluate it")
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
            *_table(("rules", "demand", "problem", "what Gatewright does"), map(_contradiction, found.contradictions)),
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
