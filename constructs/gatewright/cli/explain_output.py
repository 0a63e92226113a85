"""What `gatewright explain` prints: as data, and as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gatewright.cli.terminal import Styles
from gatewright.compose.posture import is_from_posture
from gatewright.diagnostics.reports import visible
from gatewright.document import Document, Path
from gatewright.explain import (
    Fact,
    MappedDomain,
    account_facts,
    domain_facts,
    facts,
    match_message,
    stage_facts,
    way_facts,
)
from gatewright.explain.spelling import spell
from gatewright.gateway import Account, Gateway, Route, Stage
from gatewright.gateway.domain import Domain
from gatewright.gateway.matching import ExampleRequest, RouteMatch, match

DEFAULT = "default"
POSTURE = "posture"
REFUSALS = {"rest": "403 Missing Authentication Token", "http": "404 Not Found", "websocket": "the message Forbidden"}
"""What callers get whose request nothing is found for."""
FAULTY = "400 Bad Request"

LONGEST = 80
"""Values that are longer are cut short in text; the line says where to read on."""

_COLUMNS = ("backend", "auth")
_OFF = ("none", "false")


def render_table(gateway: Gateway, document: Document, styles: Styles) -> tuple[Any, str]:
    """All routes."""
    rows = [_row(route, document) for route in gateway.routes]
    return rows, _titled(("ROUTE", "BACKEND", "AUTH", "ALSO", "WRITTEN AT"), rows, styles)


def render_route(route: Route, document: Document, styles: Styles) -> tuple[Any, str]:
    """All that is true of a route."""
    return _about("route", route.key, route.path, facts(route, document), document, styles)


def render_stage(gateway: Gateway, stage: Stage, document: Document, styles: Styles) -> tuple[Any, str]:
    """All that is true of a stage."""
    return _about("stage", stage.name, stage.path, stage_facts(gateway, stage, document), document, styles)


def render_domain(
    domain: Domain, document: Document, others: Sequence[MappedDomain], styles: Styles
) -> tuple[Any, str]:
    """All that is true of a domain."""
    return _about("domain", domain.name, domain.path, domain_facts(domain, document, others), document, styles)


def render_account(account: Account, document: Document, styles: Styles) -> tuple[Any, str]:
    """All that is true of an account."""
    return _about("account", account.name, ("name",), account_facts(account, document), document, styles)


def render_domains(
    domains: Iterable[Domain], document: Document, others: Sequence[MappedDomain], styles: Styles
) -> tuple[Any, str]:
    """All domains, with the stages below them."""
    rows = [
        _shown({"domain": domain.name, "requests": fact.name, "to": fact.value, "source": _source(fact, document)})
        for domain in domains
        for fact in way_facts(domain, [other for other in others if other.domain.name == domain.name])
    ]
    return rows, _titled(("DOMAIN", "REQUESTS", "TO", "WRITTEN AT"), rows, styles)


def render_request(gateway: Gateway, document: Document, request: ExampleRequest, styles: Styles) -> tuple[Any, str]:
    """What becomes of a request."""
    found = match(gateway, request)
    data, text = _found(f"{request.method} {request.path}", found, gateway, document, styles)
    stage, *rest = request.segments or ("",)
    if found.route is None and not found.preflight and any(stage == known.name for known in gateway.stages):
        right = f"{request.method} /{'/'.join(rest)}"
        text += f"→ remove the stage: {visible(right)}\n"
    return {"request": f"{request.method} {request.path}", **data}, text


def render_message(gateway: Gateway, document: Document, text: str, styles: Styles) -> tuple[Any, str]:
    """What becomes of a message."""
    data, answer = _found(text, match_message(gateway, text), gateway, document, styles)
    return {"message": text, **data}, answer


def _found(asked: str, found: RouteMatch, gateway: Gateway, document: Document, styles: Styles) -> tuple[Any, str]:
    lines = [styles.strong(visible(asked)), *(f"  {visible(reason)}" for reason in found.reasons)]
    lines += [f"→ {visible(line)}" for line in _outcome(gateway, document, found)]
    data = {
        "route": found.route.key if found.route else None,
        "preflight": found.preflight,
        "variables": dict(found.variables),
        "missing": [f"{parameter.location}.{parameter.name}" for parameter in found.missing],
        "reasons": list(found.reasons),
    }
    return data, "\n".join(lines) + "\n"


def source(path: Path, document: Document) -> str:
    """Where a path is written: `orders.yaml:41`."""
    place = document.key_place(path)
    return f"{place.source.name}:{place.line}"


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines with aligned columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _titled(titles: Sequence[str], rows: Sequence[Mapping[str, str]], styles: Styles) -> str:
    lines = table([titles, *(tuple(row.values()) for row in rows)])
    return "\n".join([styles.strong(lines[0]), *lines[1:]]) + "\n"


def _about(
    what: str, name: str, path: Path, found: Iterable[Fact], document: Document, styles: Styles
) -> tuple[Any, str]:
    told = list(found)
    data = {what: name, "source": source(path, document), "effective": _effective(told, document)}
    return data, f"{styles.strong(visible(name))}\n" + _facts(told, document, styles)


def _row(route: Route, document: Document) -> dict[str, str]:
    others = [fact.name for fact in facts(route, document) if _is_worth_a_word(fact)]
    return _shown(
        {
            "route": route.key,
            "backend": spell(route.backend),
            "auth": spell(route.auth),
            "also": ", ".join(others),
            "source": source(route.path, document),
        }
    )


def _shown(row: Mapping[str, str]) -> dict[str, str]:
    """A row in which nothing moves a cursor, neither in text nor in JSON."""
    return {title: visible(cell) for title, cell in row.items()}


def _is_worth_a_word(fact: Fact) -> bool:
    if fact.path is None or fact.value in _OFF:
        return False
    return fact.name not in _COLUMNS and not fact.name.startswith(("path ", "backend "))


def _effective(found: Iterable[Fact], document: Document) -> list[dict[str, str]]:
    return [{"name": fact.name, "value": fact.value, "source": _source(fact, document)} for fact in found]


def _source(fact: Fact, document: Document) -> str:
    if fact.path is None:
        return DEFAULT
    written = source(fact.path, fact.document or document)
    return f"{POSTURE}, {written}" if is_from_posture(document, fact.path) else written


def _facts(found: Iterable[Fact], document: Document, styles: Styles) -> str:
    rows = [(visible(fact.name), _brief(visible(fact.value)), visible(_source(fact, document))) for fact in found]
    lines = table(rows) if rows else []
    faint = (styles.faint(line) if line.endswith(DEFAULT) else line for line in lines)
    return "".join(f"  {line}\n" for line in faint)


def _brief(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def _outcome(gateway: Gateway, document: Document, found: RouteMatch) -> Iterable[str]:
    if found.preflight:
        yield f"handled by API Gateway, as set by `cors` ({source(('cors',), document)})"
        return
    if found.route is None:
        yield REFUSALS[gateway.kind]
        return
    yield f"{found.route.key} ({source(found.route.path, document)}), handled by {spell(found.route.backend)}"
    if found.variables:
        yield ", ".join(f"{name} = {value!r}" for name, value in found.variables.items())
    if found.route.auth.value != "none":
        yield f"clients are authorized by {found.route.auth.value}"
    if found.route.api_key.value:
        yield "clients need an API key in the header X-API-Key"
    if found.missing:
        names = ", ".join(f"{parameter.location} {parameter.name}" for parameter in found.missing)
        refused = f", so the response is {FAULTY}" if found.route.validate_parameters else ", which is not checked"
        yield f"the request has no {names}{refused}"
