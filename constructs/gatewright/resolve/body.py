"""Request bodies and responses of routes, with their models."""

from collections.abc import Mapping

from gatewright.diagnostics.codes.data_models import UNKNOWN_MODEL
from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Path
from gatewright.gateway import Body, DataModel, RouteAnswer
from gatewright.resolve.scope import Scope
from gatewright.spec.data_model import Answers, AnswerSpec, BodySpec

JSON = "application/json"


def resolve_body(scope: Scope, spec: BodySpec | None, path: Path, models: Mapping[str, DataModel]) -> Body | None:
    """A body that a route takes."""
    if spec is None:
        return None
    return Body(path=path, description=spec.description or "", models=_by_type(scope, spec, path, models))


def resolve_answers(
    scope: Scope, specs: Answers, path: Path, models: Mapping[str, DataModel]
) -> tuple[RouteAnswer, ...]:
    """The responses of a route."""
    return tuple(
        RouteAnswer(
            status=status,
            path=(*path, status),
            description=spec.description or "",
            body=resolve_body(scope, spec.body, (*path, status, "body"), models),
            headers=_headers(spec),
        )
        for status, spec in sorted(specs.items())
    )


def _headers(spec: AnswerSpec) -> dict[str, str]:
    """What each header means, by name."""
    written = spec.headers or ()
    texts = written if isinstance(written, Mapping) else dict.fromkeys(written, "")
    return dict(sorted(texts.items()))


def _by_type(scope: Scope, spec: BodySpec, path: Path, models: Mapping[str, DataModel]) -> dict[str, DataModel]:
    named = {JSON: (spec.model, (*path, "model"))} if spec.model else {}
    named |= {type: (name, (*path, "types", type)) for type, name in sorted((spec.types or {}).items())}
    found: dict[str, DataModel] = {}
    for content_type, (name, here) in named.items():
        if name in models:
            found[content_type] = models[name]
        elif name not in (scope.spec.models or {}) and not scope.is_broken("models", name):
            scope.report(UNKNOWN_MODEL, here, f"there is no model {name!r}", suggestion(name, models))
    return found
