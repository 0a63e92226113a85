"""The nouns that a gateway need not have, each imported when a spec has it."""
# ruff: noqa: PLC0414 - the aliases say what this module offers

from typing import TYPE_CHECKING

from gatewright.document.modules import imported_when_needed

if TYPE_CHECKING:
    from gatewright.resolve import alarm as alarm
    from gatewright.resolve import audit as audit
    from gatewright.resolve import authorizer as authorizer
    from gatewright.resolve import body as body
    from gatewright.resolve import canary as canary
    from gatewright.resolve import cors as cors
    from gatewright.resolve import data_model as data_model
    from gatewright.resolve import domain as domain
    from gatewright.resolve import firewall as firewall
    from gatewright.resolve import plan as plan
    from gatewright.resolve import vpc_endpoint as vpc_endpoint
    from gatewright.resolve import vpc_link as vpc_link
else:
    __getattr__ = imported_when_needed(__package__)
