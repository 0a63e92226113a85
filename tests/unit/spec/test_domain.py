"""Words about domains are told by what AWS takes for them."""

import re

import pytest

from gatewright.spec.values.domain import (
    BasePathWord,
    DomainNameWord,
    HeaderGlobWord,
    RoutedHeaderWord,
    TruststoreWord,
)
from gatewright.spec.values.name import Word
from gatewright.spec.values.value import BadValueError
from gatewright.template.late import placeholder

RIGHT: dict[type[Word], tuple[str, ...]] = {
    DomainNameWord: ("example.com", "api.v1.example.co.uk", "*.example.com", "xn--bcher-kva.example", f"{'a' * 63}.de"),
    BasePathWord: ("/", "/orders", "/v1/orders", "/a-b_c.d+e!f*g'h(i)$", "/" + "a" * 300),
    RoutedHeaderWord: ("x-version", "X-Version", "a" * 39),
    HeaderGlobWord: ("beta", "2.*", "*-eu", "*x*", "a" * 127, "*" + "a" * 37 + "*"),
    TruststoreWord: ("s3://shop-trust/callers.pem", "s3://shop.trust/a/b/callers.pem", "./trust/callers.pem", "a.pem"),
}

WRONG: dict[type[Word], tuple[str, ...]] = {
    DomainNameWord: (
        "API.example.com",
        "my_api.example.com",
        "localhost",
        "api.example.com.",
        "-a.example.com",
        "a-.example.com",
        "api..example.com",
        "api.*.example.com",
        "*",
        "https://api.example.com",
        f"{'a' * 64}.de",
        ".".join(["a" * 60] * 5),
        "",
    ),
    BasePathWord: ("", "orders", "/orders/", "//", "/a//b", "/{id}", "/ä", "/" + "a" * 301),
    RoutedHeaderWord: ("x-*", "x version", "a" * 40, ""),
    HeaderGlobWord: ("2*0", "*", "**", "a b", "a" * 128, "*" + "a" * 38 + "*", ""),
    TruststoreWord: ("s3://shop-trust", "s3://shop-trust/", "https://s3/a/b", "file:///a.pem", ""),
}


@pytest.mark.parametrize("kind", RIGHT)
def test_what_it_is_stays_as_it_is(kind: type[Word]) -> None:
    for text in RIGHT[kind]:
        assert str(kind.parse(text)) == text
        assert re.search(str(kind.SCHEMA["pattern"]), text)


@pytest.mark.parametrize("kind", WRONG)
def test_what_it_is_not_is_refused(kind: type[Word]) -> None:
    for text in WRONG[kind]:
        with pytest.raises(BadValueError):
            kind.parse(text)


@pytest.mark.parametrize("kind", [HeaderGlobWord, TruststoreWord])
def test_what_only_the_deployment_knows_is_not_judged(kind: type[Word]) -> None:
    assert kind.parse(placeholder("bucket")).text == placeholder("bucket")


def test_a_name_has_to_be_known_before_the_deployment() -> None:
    with pytest.raises(BadValueError, match="must be known"):
        DomainNameWord.parse(f"api.{placeholder('zone')}")


def test_an_editor_lets_inputs_stand_in_names_of_domains() -> None:
    assert re.search(str(DomainNameWord.SCHEMA["pattern"]), "api.${inputs.zone}")
