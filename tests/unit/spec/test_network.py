"""Networks are told by what AWS takes for them."""

import re

import pytest

from gatewright.spec.values.network import AddressRangeWord, OrganizationWord, VpcEndpointWord, VpcWord
from gatewright.spec.values.value import BadValueError
from gatewright.template.late import placeholder

KINDS = pytest.mark.parametrize("kind", [AddressRangeWord, VpcWord, VpcEndpointWord, OrganizationWord])

RIGHT = {
    AddressRangeWord: (
        "203.0.113.7",
        "203.0.113.0/24",
        "203.0.113.9/24",
        "0.0.0.0/0",
        "2001:db8::/32",
        "2001:DB8::1",
        "::/0",
        "::ffff:203.0.113.7",
    ),
    VpcWord: ("vpc-0a1b2c3d", "vpc-0a1b2c3d4e5f60718"),
    VpcEndpointWord: ("vpce-0a1b2c3d", "vpce-0a1b2c3d4e5f60718", "inner"),
    OrganizationWord: ("o-a1b2c3d4e5",),
}

WRONG = {
    AddressRangeWord: (
        "203.0.113",
        "203.0.113.256",
        "203.0.113.0/33",
        "203.0.113.0/",
        "203.0.113.0/255.255.255.0",
        "203.0.113.0-203.0.113.9",
        "2001:db8::/129",
        "2001::db8::1",
        "fe80::1%eth0",
        "٢٠٣.0.113.7",
        "shop.example.com",
        "*",
        "",
    ),
    VpcWord: ("vpc-", "vpc-shop", "vpce-0a1b2c3d", "0a1b2c3d"),
    VpcEndpointWord: ("vpc-0a1b2c3d", "vpce-inner", "vpce-svc-0a1b2c3d"),
    OrganizationWord: ("o-a1b2", "r-a1b2", "ou-a1b2-c3d4e5f6"),
}


@KINDS
def test_what_it_is_stays_as_it_is(kind: type[VpcWord]) -> None:
    for text in RIGHT[kind]:
        assert str(kind.parse(text)) == text
        assert re.search(str(kind.SCHEMA["pattern"]), text)


@KINDS
def test_what_it_is_not_is_refused(kind: type[VpcWord]) -> None:
    for text in WRONG[kind]:
        with pytest.raises(BadValueError, match=re.escape(f"{text!r} is not {kind.WHAT}")):
            kind.parse(text)


@KINDS
def test_what_only_the_deployment_knows_may_be_it(kind: type[VpcWord]) -> None:
    for written in (placeholder("network"), f"{placeholder('network')}/32"):
        assert str(kind.parse(written)) == written
