"""Published versions of functions, and the aliases that lead to them.

A version is what a function is at the moment CloudFormation makes it. So its logical id carries a digest of the code
and of all settings that Lambda keeps with it: it changes exactly when there is something new to publish. Lambda refuses
to publish the same twice in a row.
"""

from collections.abc import Iterator

from gatewright.gateway import Function
from gatewright.ledger.snapshot import canonical, digest
from gatewright.lower.ids import Ids
from gatewright.lower.reference import alias_id
from gatewright.template import GetAtt, Output, Ref, Resource, Value

DIGEST_IN_ID = 10
"""How much of a digest goes into a version's logical id."""

NEWEST = "newest"

_NOT_VERSIONED = ("Tags", "ReservedConcurrentExecutions", "CodeSigningConfigArn", "TenancyConfig")
"""Properties that belong to a function and not to its versions."""

_KEPT: dict[str, Value] = {"DeletionPolicy": "RetainExceptOnCreate", "UpdateReplacePolicy": "Retain"}
"""Old versions stay, for traffic and for a way back. What a deployment that fails has published goes again: after that
the same could not be published a second time."""


def version_resources(function: Function, made: Resource, ids: Ids) -> Iterator[Resource]:
    """The newest version of a function, and its alias. `made` is the function as a plain template has it."""
    origin = (*function.path, "alias")
    version = _version_id(function, made, ids)
    name = Ref(ids.of("Function", function.name))
    yield Resource(
        id=version,
        type="AWS::Lambda::Version",
        properties={"FunctionName": name},
        origin=origin,
        attributes=_KEPT,
    )
    yield Resource(
        id=alias_id(function, ids),
        type="AWS::Lambda::Alias",
        properties={"FunctionName": name, "Name": function.alias, **_routing(function, GetAtt(version, "Version"))},
        origin=origin,
    )


def version_output(function: Function, made: Resource, ids: Ids) -> Output:
    """The number of the newest version, by which `traffic` names it later."""
    return Output(
        id=ids.of("Version", function.name),
        value=GetAtt(_version_id(function, made, ids), "Version"),
        description=f"Number of the newest version of the function {function.name}",
        origin=(*function.path, "alias"),
    )


def _version_id(function: Function, made: Resource, ids: Ids) -> str:
    settings = {name: value for name, value in made.properties.items() if name not in _NOT_VERSIONED}
    identity = digest({"code": function.code_identity, "settings": canonical(settings)})
    return ids.of("Function", function.name, suffix=f"Version{identity[:DIGEST_IN_ID]}")


def _routing(function: Function, newest: Value) -> dict[str, Value]:
    """Where an alias leads. That it leads nowhere else is said as well: leaving it out might leave it on."""
    traffic = function.traffic or {NEWEST: 100}
    numbers: dict[str, Value] = {version: newest if version == NEWEST else version for version in traffic}
    base, *others = sorted(traffic, key=lambda version: (version == NEWEST, len(version), version))
    weights: Value = [
        {"FunctionVersion": numbers[version], "FunctionWeight": round(traffic[version] / 100, 6)} for version in others
    ]
    return {"FunctionVersion": numbers[base], "RoutingConfig": {"AdditionalVersionWeights": weights}}
