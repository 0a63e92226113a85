"""Choices: what each of the things is called by which a stage chooses."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from gatewright.document import Path
from gatewright.gateway import Choice
from gatewright.resolve.scope import Scope
from gatewright.spec.reference import (
    IdReference,
    ImportReference,
    Named,
    Reference,
    ResourceReference,
    SsmReference,
)

R = TypeVar("R", bound=Reference | IdReference)
T = TypeVar("T")


def resolve_choice(
    scope: Scope, variable: str, of: Sequence[R], path: Path, resolve: Callable[[R, Path], T | None]
) -> Choice[T] | None:
    """What a stage may choose. There is no choice among nothing, which is said of what is wrong with the list."""
    places = {_name(reference): (*path, "of", index) for index, reference in scope.distinct(of, (*path, "of"))}
    found = {_name(reference): resolve(reference, places[_name(reference)]) for reference in dict.fromkeys(of)}
    among = {name: thing for name, thing in found.items() if thing is not None}
    return Choice(variable=variable, path=path, among=among, places=places) if among or not of else None


def _name(reference: Reference | IdReference) -> str:
    match reference:
        case Named(text):
            return text
        case IdReference(id=text) | SsmReference(ssm=text) | ImportReference(import_=text):
            return text
        case ResourceReference(resource=resource):
            return str(resource)
