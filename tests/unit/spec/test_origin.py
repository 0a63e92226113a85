"""Origins are what browsers send, letter by letter."""

import re

import pytest

from gatewright.spec.values.origin import OriginWord
from gatewright.spec.values.value import BadValueError
from gatewright.template.late import placeholder

RIGHT = (
    "*",
    "null",
    "https://shop.example.com",
    "https://shop.example.com:8443",
    "http://localhost:3000",
    "http://127.0.0.1:8080",
    "http://[2001:db8::1]:8080",
    "https://xn--shp-sna.example.com",
    "capacitor://localhost",
    "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
)

WRONG = {
    "shop.example.com": "add the scheme: `https://shop.example.com`",
    "Shop.example.com:8443/": "add the scheme: `https://shop.example.com:8443`",
    "https://Shop.example.com": "write `https://shop.example.com`",
    "https://shop.example.com/": "write `https://shop.example.com`",
    "HTTPS://shop.example.com/basket?all#top": "write `https://shop.example.com`",
    "https://shop.example.com:443": "write `https://shop.example.com`",
    "http://shop.example.com:80": "write `http://shop.example.com`",
    "https://*.example.com": "list every origin, or write `*` alone for all",
    "https://shöp.example.com": OriginWord.HELP,
    "https://shop.example.com https://b.example.com": OriginWord.HELP,
    "https://a.example.com' 'b": OriginWord.HELP,
    'https://a" || "" == "': OriginWord.HELP,
    "https://": OriginWord.HELP,
    "": OriginWord.HELP,
}
"""What is no origin, and the edit that is proposed."""


@pytest.mark.parametrize("text", RIGHT)
def test_an_origin_stays_as_it_is(text: str) -> None:
    assert str(OriginWord.parse(text)) == text
    assert re.search(str(OriginWord.SCHEMA["pattern"]), text)


@pytest.mark.parametrize("text", WRONG)
def test_what_no_browser_sends_is_refused_with_the_edit_to_make(text: str) -> None:
    with pytest.raises(BadValueError) as refused:
        OriginWord.parse(text)
    assert refused.value.help == WRONG[text]


@pytest.mark.parametrize("text", ["{}", "https://{}", "https://{}.example.com:8443"])
def test_what_only_the_deployment_knows_may_be_an_origin(text: str) -> None:
    written = text.format(placeholder("pages"))
    assert str(OriginWord.parse(written)) == written
