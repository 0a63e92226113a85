"""Names that there can be one of in a place: those of specs, and those of stacks."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from gatewright.compose.specfile import SpecFile
from gatewright.diagnostics import Diagnostic, Related, Severity
from gatewright.diagnostics.codes.together import SAME_NAME, SAME_STACK
from gatewright.document.source import Place
from gatewright.resolve.neighbour import Neighbour, is_same_place, place_name
from gatewright.workspace.stacks import Stack, all_stacks


class NamedSpec(Struct, frozen=True):
    """A spec in one of the places that it is deployed to."""

    file: SpecFile
    neighbour: Neighbour

    @property
    def place(self) -> Place:
        """Where its name is written."""
        assert self.file.document is not None, "what has a name was read"
        return self.file.document.value_place(("name",))


def check_names(given: Sequence[NamedSpec], beside: Sequence[NamedSpec]) -> Iterator[Diagnostic]:
    """Two specs of one name in one place: exports, and whatever else carries the name, would collide.

    A spec next to those of the command can be a copy that is not deployed: then it is a warning.
    """
    for index, each in enumerate(given):
        other = next((other for other in given[:index] if _collide(each, other)), None)
        if other is not None:
            yield _same_name(each, other)
        else:
            copies = (_same_name(each, other) for other in beside if _collide(each, other))
            yield from (said.with_severity(Severity.WARNING) for said in copies)


def _same_name(one: NamedSpec, other: NamedSpec) -> Diagnostic:
    here = place_name(one.neighbour.location)
    message = f"{other.file.source.name} also has the name {one.neighbour.name!r}, in the same place: {here}"
    related = (Related(other.place, "the other one"),)
    return SAME_NAME.at(one.place, message, help="rename one of them", related=related)


def _collide(one: NamedSpec, other: NamedSpec) -> bool:
    is_same = one.neighbour.name == other.neighbour.name and one.file.source.name != other.file.source.name
    return is_same and is_same_place(one.neighbour.location, other.neighbour.location)


def check_stack_names(stacks: Iterable[Stack]) -> Iterator[Diagnostic]:
    """Two stacks of one name, in files or in CloudFormation: the second one would take the place of the first."""
    seen: dict[str, list[Stack]] = {}
    for stack in all_stacks(stacks):
        same = seen.setdefault(stack.stack_name.casefold(), [])
        earlier = next((other for other in same if _exclude(stack, other)), None)
        same.append(stack)
        if earlier is not None:
            here, there = stack.parts[0], earlier.parts[0]
            message = f"this creates the stack {stack.stack_name!r}, as does {there.compilation.file.source.name}"
            help = "rename one of the files, or write the same `stack:` in both to put them into one stack"
            related = (Related(there.document.value_place(("name",)), "the other one"),)
            yield SAME_STACK.at(here.document.value_place(("name",)), message, help=help, related=related)


def _exclude(one: Stack, other: Stack) -> bool:
    """Whether two stacks of one name share their files, or a place. An account or a Region that is not set is any."""
    places = ((one.account, other.account), (one.region, other.region))
    may_meet = all(None in pair or pair[0] == pair[1] for pair in places)
    return may_meet or one.title.casefold() == other.title.casefold()
