"""Every key of the language does something in every kind of spec that has it, or is refused there.

What a key does is the difference that it makes: to the template, to where it is deployed, to what is reported. The keys
are those of the models, so that a new one is asked about at once. The specs that write them are those of the cases;
where none of a kind has a key, its values elsewhere are put into specs of that kind. A key that is named here does
nothing somewhere: declare at its model which kinds do not support it, or make it do something. Where only a spec is
missing that shows it, add one to `cases/spec/key`.
"""

from collections.abc import Iterable

import pytest

from gatewright.spec.kind import NAMES
from gatewright.spec.roots import ROOTS
from keys.language import Key
from keys.material import Material, materials

ONE_VALUE = {
    "gatewright": "it has one value, the version of the language",
    "kind": "it has one value in the specs of a root of its own; with another one it is a spec of another root",
}
"""Keys that cannot be written otherwise."""

PROSE = {
    "inputs.*.description": "what an input is for, for those who set it",
    "MessageSpec.description": "API Gateway has no descriptions of messages",
    "MessageSpec.summary": "API Gateway has no summaries of messages",
    "MessageSpec.body.description": "API Gateway has no descriptions of messages",
    "LambdaAuthorizerSpec.description": "API Gateway has descriptions of authorizers in REST APIs only",
    "JwtAuthorizerSpec.description": "API Gateway has descriptions of authorizers in REST APIs only",
}
"""Keys for the readers of a spec, and why nothing of them reaches AWS."""


@pytest.fixture(scope="module")
def material() -> dict[str, Material]:
    return materials()


@pytest.mark.parametrize("kind", [*NAMES, *ROOTS])
def test_every_key_does_something(kind: str, material: dict[str, Material]) -> None:
    expected = {tuple(key.split(".")) for key in (*ONE_VALUE, *PROSE)}
    keys = [key for key in material[kind].keys if key not in expected]
    assert _names(key for key in keys if not material[kind].does_something(key)) == []


def test_what_is_expected_to_do_nothing_does_nothing_somewhere(material: dict[str, Material]) -> None:
    for name in (*ONE_VALUE, *PROSE):
        key = tuple(name.split("."))
        having = [found for found in material.values() if key in found.keys]
        assert not all(found.does_something(key) for found in having), name


def _names(keys: Iterable[Key]) -> list[str]:
    return sorted(map(".".join, keys))
