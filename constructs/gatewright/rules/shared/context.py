"""The context variables of requests, for logs, mappings and templates."""

from gatewright.formats.vtl.context import CONTEXTS, Context
from gatewright.gateway import Gateway

__all__ = ["Context", "context_of"]


def context_of(gateway: Gateway) -> Context:
    """The context variables of requests to this gateway."""
    return CONTEXTS[gateway.kind]
