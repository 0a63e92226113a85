"""The nouns that a gateway need not have, each imported when a gateway has it."""
# ruff: noqa: PLC0414 - the aliases say what this module offers

from typing import TYPE_CHECKING

from gatewright.document.modules import imported_when_needed

if TYPE_CHECKING:
    from gatewright.lower import alarm as alarm
    from gatewright.lower import audit as audit
    from gatewright.lower import cloudfront as cloudfront
    from gatewright.lower import dashboard as dashboard
    from gatewright.lower import domain as domain
    from gatewright.lower import edge as edge
    from gatewright.lower import firewall as firewall
    from gatewright.lower import origin_check as origin_check
    from gatewright.lower import plain as plain
    from gatewright.lower import released as released
    from gatewright.lower import vpc_endpoint as vpc_endpoint
    from gatewright.lower import vpc_link as vpc_link
else:
    __getattr__ = imported_when_needed(__package__)
