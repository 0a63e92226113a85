"""Data models: read from their files, brought into the draft that the service reads, their examples tried."""

from collections.abc import Mapping

from msgspec import Struct

from gatewright.diagnostics.codes.data_models import BAD_EXAMPLE, BAD_MODEL, MODEL_IGNORED, MODEL_LOSS
from gatewright.document import Path, plain
from gatewright.document.source import Source
from gatewright.formats.jsonschemas.examples import validate_example
from gatewright.formats.jsonschemas.lowering import lower_schema
from gatewright.formats.jsonschemas.models import check_models
from gatewright.formats.jsonschemas.result import Loss, LossKind, Lowered
from gatewright.gateway import DataModel
from gatewright.read import read_node
from gatewright.resolve.scope import Scope
from gatewright.spec.data_model import DataModelFile, DataModelSpec


class _Read(Struct, frozen=True):
    """A model's schema as written, and where that is; in a file of its own or in the spec."""

    schema: object
    path: Path
    in_file: bool


def resolve_models(scope: Scope, *, imported: bool) -> dict[str, DataModel]:
    """All models, by name. `imported` is whether they are part of a body."""
    specs = dict(sorted((scope.spec.models or {}).items()))
    lowered: dict[str, Lowered] = {}
    for name, spec in specs.items():
        read = _read(scope, name, spec)
        if read is not None:
            lowered[name] = lower_schema(read.schema, models=specs, imported=imported)
            for loss in lowered[name].losses:
                _report(scope, loss, read)
    schemas = {name: model.schema for name, model in lowered.items()}
    for problem in check_models(schemas, imported=imported):
        scope.report(BAD_MODEL, ("models", problem.name), problem.message, problem.help, at_key=True)
    for name in lowered:
        _try_examples(scope, name, specs[name], schemas)
    return {
        name: DataModel(
            name=name,
            path=("models", name),
            description=specs[name].description or "",
            schema=model.schema,
            references=model.references,
        )
        for name, model in lowered.items()
    }


def _read(scope: Scope, name: str, spec: DataModelSpec) -> _Read | None:
    if not isinstance(spec, DataModelFile):
        return _Read(spec.schema, ("models", name, "schema"), in_file=False)
    path = ("models", name, "file")
    text = scope.file_text(spec.file, path)
    if text is None:
        return None
    node, diagnostics = read_node(Source(scope.display(spec.file), text, spec.file))
    scope.diagnostics += diagnostics
    return _Read(plain(node), path, in_file=True) if node is not None else None


def _report(scope: Scope, loss: Loss, read: _Read) -> None:
    """A loss at its place in the spec; one in a file names its place in the message."""
    where = "/".join(str(step) for step in loss.path)
    code = MODEL_IGNORED if loss.kind is LossKind.IGNORED else MODEL_LOSS
    if read.in_file:
        scope.report(code, read.path, f"{where}: {loss.message}" if where else loss.message, loss.help)
    else:
        scope.report(code, (*read.path, *loss.path), loss.message, loss.help, at_key=bool(loss.path))


def _try_examples(scope: Scope, name: str, spec: DataModelSpec, schemas: Mapping[str, dict[str, object]]) -> None:
    for index, example in enumerate(spec.examples or ()):
        for misfit in validate_example(schemas[name], example, schemas):
            scope.report(BAD_EXAMPLE, ("models", name, "examples", index, *misfit.path), misfit.message)
