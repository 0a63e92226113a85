"""The nouns of the language that a spec need not have, each imported when a spec has it."""
# ruff: noqa: PLC0414 - the aliases say what this module offers

from typing import TYPE_CHECKING

from gatewright.document.modules import imported_when_needed

if TYPE_CHECKING:
    from gatewright.spec import account as account
    from gatewright.spec import alarm as alarm
    from gatewright.spec import audit as audit
    from gatewright.spec import authorizer as authorizer
    from gatewright.spec import cache as cache
    from gatewright.spec import canary as canary
    from gatewright.spec import cloudfront as cloudfront
    from gatewright.spec import cors as cors
    from gatewright.spec import data_model as data_model
    from gatewright.spec import domain as domain
    from gatewright.spec import endpoint as endpoint
    from gatewright.spec import firewall as firewall
    from gatewright.spec import gateway_response as gateway_response
    from gatewright.spec import logs as logs
    from gatewright.spec import plan as plan
    from gatewright.spec import policy as policy
    from gatewright.spec import shared_domain as shared_domain
    from gatewright.spec import throttle as throttle
    from gatewright.spec import vpc_endpoint as vpc_endpoint
    from gatewright.spec import vpc_link as vpc_link
else:
    __getattr__ = imported_when_needed(__package__)
