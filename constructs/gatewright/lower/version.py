"""Published versions of functions, and their aliases.

A version is a snapshot of a function when CloudFormation creates it. Its logical id contains a digest of the code and
of the settings that Lambda versions, so it changes only when there is something new to publish: Lambda does not publish
the same version twice in a row.
"""

from collections.abc import Iterator

from gatewright.gateway import Function
from gatewright.ledger.snapshot import canonical, digest
from gatewright.lower.deletion import RETAINED_ONCE_DEPLOYED
from gatewright.lower.ids import Ids
from gatewright.lower.reference import alias_id
from gatewright.template import GetAtt, Output, Ref, Resource, Value

DIGEST_IN_ID = 10
"""The characters of a digest in a version's logical id."""

NEWEST = "newest"

_NOT_VERSIONED = ("Tags", "ReservedConcurrentExecutions", "CodeSigningConfigArn", "TenancyConfig")
"""Properties of a function that are not part of its versions."""


def version_resources(function: Function, made: Resource, ids: Ids) -> Iterator[Resource]:
    """The newest version of a function, and its alias. `made` is the function as in a plain template."""
    origin = (*function.path, "alias")
    version = _version_id(function, made, ids)
    name = Ref(ids.of("Function", function.name))
    yield Resource(
        id=version,
        type="AWS::Lambda::Version",
        properties={"FunctionName": name},
        origin=origin,
        # Old ones stay, for traffic and for rollback. One whose deployment fails goes: Lambda could not publish the
        # same version again.
        attributes=RETAINED_ONCE_DEPLOYED,
    )
    yield Resource(
        id=alias_id(function, ids),
        type="AWS::Lambda::Alias",
        properties={"FunctionName": name, "Name": function.alias, **_routing(function, GetAtt(version, "Version"))},
        origin=origin,
    )


def version_output(function: Function, made: Resource, ids: Ids) -> Output:
    """The number of the newest version, by which `traffic` can refer to it later."""
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
    """The alias's versions and weights. The list can be empty: an absent property might keep old weights."""
    traffic = function.traffic or {NEWEST: 100}
    numbers: dict[str, Value] = {version: newest if version == NEWEST else version for version in traffic}
    base, *others = sorted(traffic, key=lambda version: (version == NEWEST, len(version), version))
    weights: Value = [
        {"FunctionVersion": numbers[version], "FunctionWeight": round(traffic[version] / 100, 6)} for version in others
    ]
    return {"FunctionVersion": numbers[base], "RoutingConfig": {"AdditionalVersionWeights": weights}}
