"""The codes of diagnostics about what a spec means, one module a noun."""

from gatewright.resolve.codes.alarms import NO_LIMIT
from gatewright.resolve.codes.data_models import BAD_EXAMPLE, BAD_MODEL, MODEL_IGNORED, MODEL_LOSS, UNKNOWN_MODEL
from gatewright.resolve.codes.kinds import KIND_LACKS, ROUTE_KIND
from gatewright.resolve.codes.names import (
    CLOSED_GATEWAY,
    NOT_TEXT,
    RESERVED_NAME,
    RESOURCE_FORM,
    UNKNOWN_GATEWAY,
    UNKNOWN_NAME,
    UNKNOWN_RESOURCE,
    WRONG_BINDING,
)
from gatewright.resolve.codes.plans import LISTED_TWICE, UNKNOWN_ROUTE, UNKNOWN_STAGE
from gatewright.resolve.codes.routes import (
    BARE_METHOD,
    DUPLICATE_ROUTE,
    GROUP_KEY,
    NO_BACKEND,
    UNKNOWN_AUTH,
    UNKNOWN_BACKEND,
)
from gatewright.resolve.codes.rule_settings import RULE_PLACE, UNKNOWN_RULE

CODES = (
    UNKNOWN_BACKEND,
    NO_BACKEND,
    UNKNOWN_NAME,
    WRONG_BINDING,
    UNKNOWN_AUTH,
    UNKNOWN_RESOURCE,
    UNKNOWN_GATEWAY,
    CLOSED_GATEWAY,
    DUPLICATE_ROUTE,
    GROUP_KEY,
    BARE_METHOD,
    RESOURCE_FORM,
    UNKNOWN_RULE,
    RULE_PLACE,
    UNKNOWN_STAGE,
    UNKNOWN_ROUTE,
    RESERVED_NAME,
    NOT_TEXT,
    UNKNOWN_MODEL,
    BAD_MODEL,
    MODEL_LOSS,
    MODEL_IGNORED,
    BAD_EXAMPLE,
    LISTED_TWICE,
    ROUTE_KIND,
    KIND_LACKS,
    NO_LIMIT,
)

__all__ = [
    "BAD_EXAMPLE",
    "BAD_MODEL",
    "BARE_METHOD",
    "CLOSED_GATEWAY",
    "CODES",
    "DUPLICATE_ROUTE",
    "GROUP_KEY",
    "KIND_LACKS",
    "LISTED_TWICE",
    "MODEL_IGNORED",
    "MODEL_LOSS",
    "NOT_TEXT",
    "NO_BACKEND",
    "NO_LIMIT",
    "RESERVED_NAME",
    "RESOURCE_FORM",
    "ROUTE_KIND",
    "RULE_PLACE",
    "UNKNOWN_AUTH",
    "UNKNOWN_BACKEND",
    "UNKNOWN_GATEWAY",
    "UNKNOWN_MODEL",
    "UNKNOWN_NAME",
    "UNKNOWN_RESOURCE",
    "UNKNOWN_ROUTE",
    "UNKNOWN_RULE",
    "UNKNOWN_STAGE",
    "WRONG_BINDING",
]
