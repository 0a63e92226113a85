"""Values of firewalls: names, countries, and parts of requests."""

from __future__ import annotations

from typing import ClassVar, Self

from gatewright.diagnostics.nearest import suggestion
from gatewright.document import in_words
from gatewright.spec.values.managed_groups import GROUPS
from gatewright.spec.values.name import Word
from gatewright.spec.values.value import BadValueError, Written, as_text

_COUNTRIES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
)
_HEADER = "[A-Za-z0-9._$-]{1,64}"


class CountryWord(Word, frozen=True):
    """A country code (ISO 3166-1 alpha-2): `DE`, `GB`."""

    PATTERN: ClassVar = f"({_COUNTRIES.replace(' ', '|')})"
    WHAT: ClassVar = "a country"
    HELP: ClassVar = "write the country code of ISO 3166 in capitals: `DE`, and `GB` for the United Kingdom"


class FirewallNameWord(Word, frozen=True):
    """A name in a firewall, part of metrics and logs: letters, digits, `_` and `-`, starting with a letter."""

    PATTERN: ClassVar = "[A-Za-z][A-Za-z0-9_-]{0,63}"
    WHAT: ClassVar = "a name in a firewall"
    HELP: ClassVar = "start with a letter and use letters, digits, `_` and `-`, 64 characters at most"


class ManagedGroupWord(Word, frozen=True):
    """An AWS managed rule group: `common`, `known_bad_inputs`, `ip_reputation`.

    The groups are `ip_reputation`, `anonymous_ip`, `known_bad_inputs`, `common`, `admin`, `sql`, `linux`, `unix`,
    `windows`, `php`, `wordpress` and `bot_control`, which costs extra.
    """

    PATTERN: ClassVar = f"({'|'.join(GROUPS)})"
    WHAT: ClassVar = "a managed rule group"
    HELP: ClassVar = ""

    @classmethod
    def parse(cls, written: Written) -> Self:
        """One of the groups."""
        if written in GROUPS:
            return cls(as_text(written))
        raise BadValueError(f"{in_words(written)} is not a managed rule group", suggestion(as_text(written), GROUPS))


class ManagedRuleWord(Word, frozen=True):
    """The name of a rule in a managed rule group: `SizeRestrictions_BODY`."""

    PATTERN: ClassVar = "[0-9A-Za-z_-]{1,128}"
    WHAT: ClassVar = "the name of a rule"
    HELP: ClassVar = "write it as AWS does: `SizeRestrictions_BODY`"


class LabelWord(Word, frozen=True):
    """A label that a rule adds to requests: `partner`, `traffic:partner`."""

    PATTERN: ClassVar = "[0-9A-Za-z_:-]{1,1024}"
    WHAT: ClassVar = "a label"
    HELP: ClassVar = "use letters, digits, `_`, `-` and `:`"


class FirewallTextWord(Word, frozen=True):
    """A description that WAF accepts: letters, digits, spaces and `+=:#@/-,.`, three to 256 characters."""

    PATTERN: ClassVar = r"[a-zA-Z0-9=:#@/\-,.][a-zA-Z0-9+=:#@/\-,.\s]{1,254}[a-zA-Z0-9+=:#@/\-,.]"
    WHAT: ClassVar = "a description that WAF accepts"
    HELP: ClassVar = "use letters, digits, spaces and `+=:#@/-,.`, three to 256 characters"


class AnswerHeaderWord(Word, frozen=True):
    """The name of a header in a firewall's response: letters, digits, `.`, `_`, `$` and `-`."""

    PATTERN: ClassVar = _HEADER
    WHAT: ClassVar = "a response header of a firewall"
    HELP: ClassVar = "use letters, digits, `.`, `_`, `$` and `-`, 64 characters at most"


class CountedWord(Word, frozen=True):
    """An aggregation key: `address`, `method`, `path`, `header.x-api-key`, `query.user`, `cookie.session`.

    Rate-based rules group requests by it. `all` counts all requests together.
    """

    PATTERN: ClassVar = r"(address|all|method|path|query_string|(header|query|cookie)\.\S{1,64})"
    WHAT: ClassVar = "an aggregation key"
    HELP: ClassVar = "write `address`, `all`, `method`, `path`, `query_string`, `header.…`, `query.…` or `cookie.…`"


class RedactedWord(Word, frozen=True):
    """A redacted field of a firewall's logs: `header.authorization`, `query`, `path` or `method`."""

    PATTERN: ClassVar = r"(query|path|method|header\.[A-Za-z0-9!#$%&*+.^_`|~-]{1,64})"
    WHAT: ClassVar = "a field that logs can redact"
    HELP: ClassVar = "write `header.authorization`, `query`, `path` or `method`"
