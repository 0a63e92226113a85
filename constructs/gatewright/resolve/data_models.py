"""Data models: read from their files, brought into the draft that the service reads, their examples tried."""

from collections.abc import Mapping

from gatewright.document import Path, plain
from gatewright.gateway import DataModel
from gatewright.jsonschemas import Loss, check_models, lower_schema, validate_example
from gatewright.reading import read_node
from gatewright.resolve import codes
from gatewright.resolve.scope import Scope
from gatewright.source import Source
from gatewright.spec.data_model import DataModelFile, DataModelSpec


def resolve_models(scope: Scope) -> dict[str, DataModel]:
    """All models, by name."""
    specs = scope.spec.models or {}
    found = {name: _model(scope, name, spec, specs) for name, spec in sorted(specs.items())}
    models = {name: model for name, model in found.items() if model is not None}
    for name, message, help in check_models({name: model.schema for name, model in models.items()}):
        scope.report(codes.BAD_MODEL, ("models", name), message, help, at_key=True)
    return models


def _model(scope: Scope, name: str, spec: DataModelSpec, specs: Mapping[str, DataModelSpec]) -> DataModel | None:
    path: Path = ("models", name)
    schema: object
    if isinstance(spec, DataModelFile):
        within: Path = (*path, "file")
        schema = _from_file(scope, spec.file, within)
        if schema is None:
            return None
    else:
        within = (*path, "schema")
        schema = spec.schema
    lowered = lower_schema(schema, models=specs)
    for loss in lowered.losses:
        _report(scope, loss, within, in_file=isinstance(spec, DataModelFile))
    for index, example in enumerate(spec.examples or ()):
        for where, message in validate_example(lowered.schema, example):
            scope.report(codes.BAD_EXAMPLE, (*path, "examples", index, *where), message)
    return DataModel(
        name=name,
        path=path,
        description=spec.description or "",
        schema=lowered.schema,
        references=lowered.references,
    )


def _from_file(scope: Scope, relative: str, path: Path) -> object | None:
    text = scope.file_text(relative, path)
    if text is None:
        return None
    node, diagnostics = read_node(Source(scope.display(relative), text, relative))
    scope.diagnostics += diagnostics
    return plain(node) if node is not None else None


def _report(scope: Scope, loss: Loss, path: Path, *, in_file: bool) -> None:
    """A loss at its place in the spec; one in a file names its place in the message."""
    where = "/".join(str(step) for step in loss.path)
    message = f"{where}: {loss.message}" if in_file and where else loss.message
    code = codes.MODEL_IGNORED if loss.kind == "ignored" else codes.MODEL_LOSS
    scope.report(code, path if in_file else (*path, *loss.path), message, loss.help)
