"""What is wrong with the regions of environments, and where else a spec has a domain."""

from collections.abc import Iterator

from gatewright.diagnostics import Diagnostic, Related
from gatewright.diagnostics.codes.composing import REGIONS
from gatewright.document import Document, MappingNode, Node, Path, ScalarNode, SequenceNode
from gatewright.spec.targets import name_in_aws, regions_in, targets_of


def check_regions(document: Document) -> Iterator[Diagnostic]:
    """Every environment is in one region or in several, and nothing is called the same for two targets."""
    found = document.root.get("environments")
    for name, entry in found.entries.items() if isinstance(found, MappingNode) else ():
        if isinstance(entry.value, MappingNode):
            yield from _environment(document, ("environments", name), entry.value)
    yield from _same_names(document)


def _environment(document: Document, path: Path, environment: MappingNode) -> Iterator[Diagnostic]:
    regions = environment.get("regions")
    if regions is None:
        return
    place = document.key_place((*path, "regions"))
    if environment.get("region") is not None:
        related = (Related(document.key_place((*path, "region")), "the single region"),)
        message = "an environment cannot have both `region` and `regions`"
        help = "remove `region`, and list it under `regions`"
        yield REGIONS.at(place, message, help=help, related=related)
    if regions_in(environment) == () and isinstance(regions, MappingNode | SequenceNode):
        yield REGIONS.at(place, "`regions` is empty", help="list at least one region, or remove `regions`")
    if isinstance(regions, SequenceNode):
        yield from _listed_twice(regions)


def _listed_twice(regions: SequenceNode) -> Iterator[Diagnostic]:
    first: dict[object, Node] = {}
    for item in regions.items:
        earlier = first.setdefault(item.value if isinstance(item, ScalarNode) else item, item)
        if earlier is not item:
            related = (Related(earlier.place, "listed here first"),)
            yield REGIONS.at(item.place, "this region is listed twice", help="remove one of them", related=related)


def _same_names(document: Document) -> Iterator[Diagnostic]:
    """`prod/eu-west-1` and another environment that is called `prod-eu-west-1`."""
    seen: dict[str, str] = {}
    for target in targets_of(document):
        name = name_in_aws("", target).replace(".", "-").casefold()
        earlier = seen.setdefault(name, target)
        if earlier != target and "/" in earlier + target:
            other = earlier if "/" in target else target
            message = f"the stacks for {earlier!r} and {target!r} would have the same name"
            place = document.key_place(("environments", other))
            yield REGIONS.at(place, message, help="rename this environment")
