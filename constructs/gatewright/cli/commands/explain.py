"""`gatewright explain`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any, TypeVar

from gatewright.cli.checking import check_files
from gatewright.cli.command import Command, Parser
from gatewright.cli.explain_output import (
    render_account,
    render_domain,
    render_domains,
    render_message,
    render_request,
    render_route,
    render_stage,
    render_table,
)
from gatewright.cli.kinds_output import render_kinds
from gatewright.cli.options import EnvironmentOptions, declare_color, declare_environment, one_of
from gatewright.cli.spec_options import declare_beside, others_beside
from gatewright.cli.terminal import Styles, has_color, note
from gatewright.compile import Compilation, environments
from gatewright.diagnostics import Severity, has_errors
from gatewright.diagnostics.nearest import suggestion
from gatewright.diagnostics.usage import UsageError
from gatewright.document import Document
from gatewright.explain import MappedDomain
from gatewright.gateway import Account, Gateway, SharedDomains, Stage, Unit
from gatewright.gateway.domain import Domain
from gatewright.gateway.matching import ExampleRequest
from gatewright.resolve.neighbour import is_same_place
from gatewright.spec.values.path import METHODS
from gatewright.workspace.beside import specs_beside
from gatewright.workspace.checking import Checked
from gatewright.workspace.finding import STDIN, read_path

FORMATS = ("text", "json")
DOMAINS = "domain"
"""The kind of specs that are about domains."""
N = TypeVar("N", Stage, Domain)


class Options(EnvironmentOptions):
    """What can be asked for."""

    spec: str
    route: str | None
    request: str | None
    stage: str | None
    domain: str | None
    header: list[str]
    beside: list[str]
    kind: bool
    format: str
    color: str


def declare(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument("spec", metavar="SPEC", help="the spec, or - for standard input")
    parser.add_argument("route", metavar="ROUTE", nargs="?", help='a route: "GET /orders/{id}". Defaults to all')
    parser.add_argument(
        "--request",
        metavar="REQUEST",
        help="""an example: "GET /orders/42?expand=true", without the stage; for WebSocket APIs '{"action": "send"}'""",
    )
    parser.add_argument("--stage", metavar="NAME", help="a stage: its effective settings")
    parser.add_argument("--domain", metavar="NAME", help="a domain: its effective settings, and what it maps to")
    parser.add_argument(
        "--header",
        metavar="NAME",
        action="append",
        default=[],
        help="a header of the request. Can be repeated",
    )
    parser.add_argument("--kind", action="store_true", help="compare the kinds of API that the spec could have")
    parser.add_argument(
        "--format", metavar="FORMAT", type=one_of(FORMATS), default="text", help="text or json. Defaults to text"
    )
    declare_environment(parser)
    declare_beside(parser)
    declare_color(parser)


def run(options: Options) -> int:
    """Explain one spec for one environment."""
    made, *others = _checked(options).compilations
    if made.document is None or made.unit is None:
        raise UsageError(f"{options.spec} has errors", f"see `gatewright check {options.spec}`")
    _write(_render(made.unit, made.document, _mapped(made, others), options), options)
    if options.kind or not has_errors(made.diagnostics):
        return 0
    errors = sum(said.severity is Severity.ERROR for said in made.diagnostics)
    note(f"the output is incomplete: `gatewright check {options.spec}` reports {errors} errors")
    return 1


def _write(answer: tuple[Any, str], options: Options) -> None:
    data, text = answer
    sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=False) + "\n" if options.format == "json" else text)


def _render(unit: Unit, document: Document, others: Sequence[MappedDomain], options: Options) -> tuple[Any, str]:
    styles = Styles(color=has_color(options.color, sys.stdout))
    if options.domain is not None:
        domain = _domain(unit, options.domain)
        same = [other for other in others if other.domain.name == domain.name]
        return render_domain(domain, document, same, styles)
    match unit:
        case Gateway():
            return _render_gateway(unit, document, options, styles)
        case _ if options.route or options.request or options.stage or options.kind:
            help = f"run `gatewright explain {options.spec}` to see its contents"
            raise UsageError(f"{options.spec} is of kind {unit.kind}, which has neither routes nor stages", help)
        case SharedDomains():
            return render_domains(unit.domains, document, others, styles)
        case Account():
            return render_account(unit, document, styles)
        case _:
            raise AssertionError(unit.kind)


def _render_gateway(gateway: Gateway, document: Document, options: Options, styles: Styles) -> tuple[Any, str]:
    if options.kind:
        return render_kinds(document, gateway.kind, styles)
    if options.request is not None and gateway.kind == "websocket":
        return render_message(gateway, document, options.request, styles)
    if options.request is not None:
        return render_request(gateway, document, _request(options.request, options.header), styles)
    if options.stage is not None:
        return render_stage(gateway, _named("stage", options.stage, gateway.stages), document, styles)
    if options.route is None:
        return render_table(gateway, document, styles)
    route = gateway.route(options.route)
    if route is None:
        help = suggestion(options.route, (route.key for route in gateway.routes))
        raise UsageError(
            f"there is no route {options.route!r}", help or "use `--request` to find the route of a request"
        )
    return render_route(route, document, styles)


def _domain(unit: Unit, name: str) -> Domain:
    return _named("domain", name, _domains(unit))


def _domains(unit: Unit | None) -> Sequence[Domain]:
    return unit.domains if isinstance(unit, Gateway | SharedDomains) else ()


def _mapped(made: Compilation, others: Sequence[Compilation]) -> list[MappedDomain]:
    """What other specs in the same place map to domains."""
    return [
        MappedDomain(domain, other.document, other.neighbour.name)
        for other in others
        if made.neighbour and other.neighbour and other.document
        if other.file is not made.file and is_same_place(made.neighbour.location, other.neighbour.location)
        for domain in _domains(other.unit)
    ]


def _named(what: str, name: str, things: Sequence[N]) -> N:
    named = {thing.name: thing for thing in things}
    if name not in named:
        raise UsageError(f"there is no {what} {name!r}", suggestion(name, named))
    return named[name]


def _checked(options: Options) -> Checked:
    if options.spec != STDIN and not options.spec:
        raise UsageError("pass a spec")
    ((_, file), *others) = read_path(options.spec, options.stdin_name)
    if others:
        names = ", ".join(other.source.name for _, other in others)
        raise UsageError(f"there are several specs in {options.spec}", f"choose {file.source.name}, {names}")
    if options.environment is None:
        options.environment = environments(file)[0]
    beside = others_beside(file, options.beside)
    if options.domain is not None or file.kind == DOMAINS:
        return check_files((file, *beside, *specs_beside((file, *beside))), options)
    return check_files((file,), options, beside)


def _request(text: str, headers: list[str]) -> ExampleRequest:
    method, _, target = text.partition(" ")
    if method not in METHODS or method == "ANY" or not target.startswith("/"):
        raise UsageError(f"{text!r} is not a request", 'write a method and a path: "GET /orders/42?expand=true"')
    path, _, query = target.partition("?")
    names = frozenset(pair.partition("=")[0] for pair in query.split("&") if pair)
    return ExampleRequest(
        method, path, names, frozenset(header.partition(":")[0].strip().lower() for header in headers)
    )


COMMAND = Command(
    usage="SPEC [ROUTE] [OPTION ...]",
    description=(
        "Show the effective settings of the routes, a stage or a domain of a spec, and what sets each: a line of the "
        "route, its group or the defaults, the spec's posture, or a default of the language. Or show which route "
        "matches an example request, and why. For a spec with environments, the first one is shown unless "
        "--environment selects another."
    ),
    examples=(
        ("gatewright explain orders.yaml", "list all routes"),
        ('gatewright explain orders.yaml "GET /orders/{id}"', "show all settings of one route, with their lines"),
        ("gatewright explain orders.yaml --stage prod", "show all settings of a stage, with their lines"),
        ("gatewright explain shop.yaml --domain api.example.com", "show a domain, and the stages that it maps to"),
        ('gatewright explain orders.yaml --request "GET /orders/42"', "find the route of a request"),
        ("gatewright explain shop.yaml --beside specs", "include other specs that the spec refers to"),
        ("gatewright explain orders.yaml --kind", "show what it would lose, gain and cost as another kind of API"),
    ),
    exits=(
        (0, "everything is explained"),
        (1, "errors in the spec; parts of it may be missing"),
        (2, "wrong usage, such as a route that does not exist, or an internal failure"),
    ),
    options=Options,
    declare=declare,
    run=run,
)
