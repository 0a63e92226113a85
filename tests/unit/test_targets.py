"""Targets have one name each, which leads back to what it is made of."""

import pytest

from gatewright.read import read_bytes
from gatewright.spec.targets import (
    askable,
    environment_of,
    file_name,
    meant,
    name_in_aws,
    region_of,
    target_of,
    targets_of,
)

KNOWN = ("dev", "prod/eu-west-1", "prod/us-east-1", "production")


def found(environments: str) -> tuple[str, ...]:
    _, document, _ = read_bytes(f"environments: {environments}".encode(), "spec.yaml", "spec.yaml")
    assert document is not None
    return targets_of(document)


@pytest.mark.parametrize(
    ("written", "targets"),
    [
        ("{}", ()),
        ("none", ()),
        ("{prod: {}, dev: {}}", ("dev", "prod")),
        ("{prod: {region: eu-west-1}}", ("prod",)),
        ("{prod: {regions: [us-east-1, eu-west-1]}}", ("prod/eu-west-1", "prod/us-east-1")),
        ("{prod: {regions: {us-east-1: {}, eu-west-1: {}}}, dev: {}}", ("dev", "prod/eu-west-1", "prod/us-east-1")),
        ("{prod: {regions: {}}}", ("prod",)),
        ("{prod: {regions: []}}", ("prod",)),
        ("{prod: {regions: eu-west-1}}", ("prod",)),
        ("{prod: {regions: [{}, eu-west-1, eu-west-1]}}", ("prod/eu-west-1",)),
        ("{prod: everywhere}", ("prod",)),
    ],
)
def test_every_region_is_a_target_and_every_other_environment(written: str, targets: tuple[str, ...]) -> None:
    assert found(written) == targets


@pytest.mark.parametrize(
    ("environment", "region"), [("prod", None), ("prod", "eu-west-1"), ("a.b-c_d", "us-gov-west-1")]
)
def test_a_name_leads_back(environment: str, region: str | None) -> None:
    target = target_of(environment, region)
    assert (environment_of(target), region_of(target)) == (environment, region)


@pytest.mark.parametrize(
    ("asked", "targets"),
    [
        (None, KNOWN),
        ("dev", ("dev",)),
        ("prod", ("prod/eu-west-1", "prod/us-east-1")),
        ("prod/us-east-1", ("prod/us-east-1",)),
        ("prod/", ()),
        ("prod/us-east", ()),
        ("dev/eu-west-1", ()),
    ],
)
def test_an_environment_means_all_its_regions(asked: str | None, targets: tuple[str, ...]) -> None:
    assert meant(asked, KNOWN) == targets


def test_all_that_can_be_asked_for_means_something() -> None:
    assert askable(KNOWN) == ("dev", "prod", "prod/eu-west-1", "prod/us-east-1", "production")
    assert all(meant(name, KNOWN) for name in askable(KNOWN))


@pytest.mark.parametrize(
    ("target", "file", "name"),
    [
        (None, "shop", "shop"),
        ("prod", "shop.prod", "shop-prod"),
        ("prod/eu-west-1", "shop.prod.eu-west-1", "shop-prod-eu-west-1"),
    ],
)
def test_files_and_things_in_aws_are_called_what_they_can_be_called(target: str | None, file: str, name: str) -> None:
    assert (file_name("shop", target), name_in_aws("shop", target)) == (file, name)
