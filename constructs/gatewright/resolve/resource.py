"""Plain CloudFormation that a spec brings along."""

from collections.abc import Mapping

from gatewright.diagnostics.codes.names import RESOURCE_FORM
from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Path
from gatewright.document.plain_data import is_list, is_mapping
from gatewright.gateway import PlainResource
from gatewright.resolve.names import AnyNames

ATTRIBUTES = (
    "Condition",
    "CreationPolicy",
    "DeletionPolicy",
    "DependsOn",
    "Metadata",
    "Properties",
    "Type",
    "UpdatePolicy",
    "UpdateReplacePolicy",
)
"""What a resource of a template can say."""


def resolve_resources(names: AnyNames) -> tuple[PlainResource, ...]:
    """The resources that have the form of one."""
    resources: list[PlainResource] = []
    for name, body in sorted((names.spec.resources or {}).items()):
        path = ("resources", name)
        if not isinstance(body.get("Type"), str):
            names.report(RESOURCE_FORM, path, f"{name!r} has no `Type`", "write it as in a template", at_key=True)
        elif _is_whole(names, path, body):
            resources.append(PlainResource(name=name, path=path, body=body))
    return tuple(resources)


def _is_whole(names: AnyNames, path: Path, body: Mapping[str, object]) -> bool:
    unknown = sorted(body.keys() - set(ATTRIBUTES))
    for key in unknown:
        help = suggestion(key, ATTRIBUTES)
        names.report(RESOURCE_FORM, (*path, key), f"a resource does not have the key {key!r}", help, at_key=True)
    if not is_mapping(body.get("Properties", {})):
        names.report(RESOURCE_FORM, (*path, "Properties"), "`Properties` must be an object", "write `Name: value`")
        return False
    if "DependsOn" in body and not _are_names(body["DependsOn"]):
        help = "write a name or a list of names"
        names.report(RESOURCE_FORM, (*path, "DependsOn"), "`DependsOn` must name resources", help)
    return not unknown


def _are_names(value: object) -> bool:
    names = value if is_list(value) else [value]
    return all(isinstance(name, str) for name in names)
