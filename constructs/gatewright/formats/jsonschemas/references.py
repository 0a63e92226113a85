"""References: to parts of the same schema, and to other models."""

import re

from gatewright.diagnostics.nearest import nearest, suggestion
from gatewright.formats.jsonschemas.draft import Draft
from gatewright.formats.jsonschemas.result import MODEL_REFERENCE, Schema
from gatewright.formats.jsonschemas.values import is_list, is_mapping

KEYWORDS = frozenset(("$ref", "$dynamicRef", "$recursiveRef", "$id", "id"))

_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_MODEL_POINTER = re.compile(r"#/(?:models|components/schemas|definitions|\$defs)/([A-Za-z][A-Za-z0-9]*)")
_MODEL_URL = re.compile(r"https://apigateway\.amazonaws\.com/restapis/[^/]*/models/([A-Za-z0-9]+)")


def lower_references(draft: Draft) -> None:
    """Lower a schema's reference. It goes before all else that the schema says."""
    target = draft.text("$ref")
    if target is not None:
        reference = _reference(draft, _local(draft, target))
        if reference is not None:
            draft.also.append({"$ref": reference})
    for keyword in ("$dynamicRef", "$recursiveRef"):
        if keyword in draft.source:
            help = "write `$ref`, and list the possible schemas one by one"
            draft.lost(f"draft 4 does not support `{keyword}`", help, keyword)
    for keyword in ("$id", "id"):
        name = draft.source.get(keyword, "#")
        if draft.path and isinstance(name, str) and not name.startswith("#") and _has_reference(draft.source):
            help = "remove it, and write `$ref`s from the root of the file: `#/$defs/Name`"
            draft.lost(f"an `{keyword}` inside a schema changes the root of its `$ref`s", help, keyword)


def _has_reference(value: object) -> bool:
    if is_mapping(value):
        return "$ref" in value or any(map(_has_reference, value.values()))
    return is_list(value) and any(map(_has_reference, value))


def _local(draft: Draft, target: str) -> str:
    """A reference by the schema's own address is one into the schema."""
    root = draft.work.root
    own = root.get("$id", root.get("id")) if is_mapping(root) else None
    if not isinstance(own, str) or not own.strip("#"):
        return target
    rest = target.removeprefix(own.rstrip("#"))
    return rest or "#" if rest != target and (not rest or rest.startswith("#")) else target


def _reference(draft: Draft, target: str) -> str | None:
    definitions = draft.work.definitions
    if target.startswith("#") or not target:
        path = definitions.find(_decoded(target[1:]))
        if path is not None:
            return f"#/definitions/{definitions.name(path)}" if path else "#"
    model = _model(target)
    if model in draft.work.models:
        return MODEL_REFERENCE + model
    message, help = _unknown(draft, target, model)
    draft.refused(message, help, "$ref")
    return None


def _decoded(fragment: str) -> str:
    if "%" not in fragment:
        return fragment
    from urllib.parse import unquote  # noqa: PLC0415 - few references need it

    return unquote(fragment)


def _model(target: str) -> str:
    """The model that a reference names; no text if it cannot name one."""
    if _PLAIN_NAME.fullmatch(target):
        return target
    match = _MODEL_POINTER.fullmatch(target)
    return match[1] if match else ""


def _unknown(draft: Draft, target: str, model: str) -> tuple[str, str]:
    declared = draft.work.definitions.declared
    models = draft.work.models
    if target.startswith("#"):
        name = target.rpartition("/")[2]
        close = nearest(name, declared)
        help = f"did you mean `#/$defs/{close}`?" if close else suggestion(name, models)
        return f"there is nothing at {target!r}", help
    if model:
        help = f"write `#/$defs/{model}`" if model in declared else suggestion(model, models)
        return f"there is no model {model!r}", help
    url = _MODEL_URL.fullmatch(target)
    if url:
        return "refer to a model by its name: its URL exists only after the API is created", f"write `$ref: {url[1]}`"
    return f"{target!r} is outside the spec", "add it under `models`, and write `$ref` with its name"


def only_reference(schema: Schema) -> str | None:
    """Where a schema leads that is a reference and nothing else."""
    target = schema.get("$ref")
    return target if isinstance(target, str) and len(schema) == 1 else None
