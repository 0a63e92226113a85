"""A spec as one target has it: patches laid over it, the values of inputs filled in."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from gatewright.compose.inputs import InputLayer, filled, input_values, mentioned
from gatewright.compose.patch import patched
from gatewright.compose.posture import postured
from gatewright.compose.regions import check_regions
from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.composing import UNKNOWN_ENVIRONMENT
from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Document, MappingNode, Path
from gatewright.document.source import Place
from gatewright.load.of import shape_of
from gatewright.load.shape import FAULT, Findings, Spot
from gatewright.spec.environment import EnvironmentRegionSpec, EnvironmentSpec
from gatewright.spec.input import InputSpec, InputValue
from gatewright.spec.targets import askable, environment_of, meant, region_of, targets_of
from gatewright.spec.values.name import Name


class Composed(Struct, frozen=True):
    """A document with nothing left open, and what is wrong with what was put together."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    unfilled: frozenset[Place]
    """Values that hold an input without a value: whatever else is wrong with them follows from that."""
    unused_inputs: frozenset[str]


def compose(written: Document, target: str | None, given: Mapping[str, InputValue]) -> Composed:
    """A spec for one target. Patches go from the environment to the region, and values from the caller outwards."""
    document = written
    for path in layers_of(target):
        patch = written.find((*path, "patch"))
        root = patched(document.root, patch) if patch is not None else document.root
        document = Document(root) if isinstance(root, MappingNode) else document
    inputs = _section(document, "inputs", InputSpec)
    values, problems = input_values(document, inputs, _input_layers(document, target), given)
    document, more, unfilled = filled(document, values, inputs)
    diagnostics = (*check_regions(written), *_unknown(written, target), *problems, *more)
    return Composed(postured(document), diagnostics, unfilled, frozenset(inputs) - mentioned(written))


def layers_of(target: str | None) -> tuple[Path, ...]:
    """Where it is written what is different for a target: its environment's part, then its region's."""
    if target is None:
        return ()
    environment: Path = ("environments", environment_of(target))
    region = region_of(target)
    return (environment,) if region is None else (environment, (*environment, "regions", region))


def domains_by_region(
    written: Document | None, target: str | None, given: Mapping[str, InputValue]
) -> Mapping[str, MappingNode]:
    """What each region of a target's environment has under `domains`; nothing where it has one region."""
    if written is None or target is None or region_of(target) is None:
        return {}
    root = written.root
    kept = {key: entry for key, entry in root.entries.items() if key in ("domains", "environments", "inputs")}
    part = Document(MappingNode(kept, root.place))
    found: dict[str, MappingNode] = {}
    for other in meant(environment_of(target), targets_of(written)):
        domains = compose(part, other, given).document.root.get("domains")
        if isinstance(domains, MappingNode):
            found[region_of(other) or ""] = domains
    return found


def _unknown(document: Document, target: str | None) -> tuple[Diagnostic, ...]:
    known = targets_of(document)
    if target is None or target in known:
        return ()
    regions = meant(target, known)
    message = f"there is no environment {target!r}"
    help = suggestion(target, askable(known))
    if regions:
        message = f"the environment {target!r} has several regions"
        help = f"write one of them: {', '.join(f'`{region}`' for region in regions)}"
    return (UNKNOWN_ENVIRONMENT.at(document.key_place(("environments",)), message, help=help),)


def _input_layers(document: Document, target: str | None) -> tuple[InputLayer, ...]:
    """The values that a target sets, those of its region first."""
    if target is None:
        return ()
    environments: Mapping[str, EnvironmentSpec] = _section(document, "environments", EnvironmentSpec)
    environment = environments.get(environment_of(target), EnvironmentSpec())
    regions: Mapping[str, EnvironmentRegionSpec] = {}
    if environment.regions is not None and not isinstance(environment.regions, tuple):
        regions = environment.regions
    region = regions.get(region_of(target) or "", EnvironmentRegionSpec())
    values = (environment.inputs, region.inputs)
    # A target without a region has one layer only.
    layers = [
        InputLayer((*path, "inputs"), found or {}) for path, found in zip(layers_of(target), values, strict=False)
    ]
    return tuple(reversed(layers))


def _section(document: Document, key: str, model: Any) -> dict[str, Any]:
    """One of the spec's maps, ahead of the rest. Its errors are reported when everything is loaded."""
    node = document.root.get(key)
    if node is None:
        return {}
    read = shape_of(Mapping[Name, model]).read(node, Spot((key,), document.key_place((key,))), Findings())
    return {} if read is FAULT else read
