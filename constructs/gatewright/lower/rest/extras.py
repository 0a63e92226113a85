"""The parts that a REST API need not have, each imported when an API has it."""
# ruff: noqa: PLC0414 - the aliases say what this module offers

from typing import TYPE_CHECKING

from gatewright.document.modules import imported_when_needed

if TYPE_CHECKING:
    from gatewright.lower.rest import cors as cors
    from gatewright.lower.rest import data_model as data_model
    from gatewright.lower.rest import documentation as documentation
    from gatewright.lower.rest import gateway_response as gateway_response
    from gatewright.lower.rest import policy as policy
    from gatewright.lower.rest import resource as resource
else:
    __getattr__ = imported_when_needed(__package__)
