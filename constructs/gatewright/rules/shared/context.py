"""The variables that API Gateway knows of every request, for logs, mappings and templates."""

from gatewright.formats.vtl.context import CONTEXTS, Context
from gatewright.gateway import Gateway

__all__ = ["Context", "context_of"]


def context_of(gateway: Gateway) -> Context:
    """What is known of requests to this gateway."""
    return CONTEXTS[gateway.kind]
