"""Any action of any AWS service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from gatewright.spec.default import Default, Derived
from gatewright.spec.kind import HTTP, USE_FUNCTION, Lack
from gatewright.spec.mapping import RequestMapping
from gatewright.spec.model import model
from gatewright.spec.reference import TextReference
from gatewright.spec.services.common import ServiceBackend
from gatewright.spec.values.name import Region, VariableName


@model(
    tag="aws",
    lacks=(Lack(HTTP, "direct integration with other services", USE_FUNCTION),),
)
class AwsBackend(ServiceBackend, frozen=True, kw_only=True):
    """Any action of any AWS service, for services without a backend of their own.

    If the call succeeds, clients get 200 and the response of the service. If it fails, they get 400 or 502. `allow`
    grants the role its permissions.
    """

    service: str
    """The service, as in its endpoint's host name: `comprehend`, `email` for SES, `runtime.sagemaker`.

    A subdomain goes before it: `a1b2c3.iotdata`.
    """
    action: str | None = None
    """The action: `DetectSentiment`. Write either `action` or `path`."""
    path: str | None = None
    """The path: `/endpoints/reviews/invocations`.

    `{name}` in it is one of `values`, one of `request.path`, or the path variable of the route with that name.
    """
    method: Annotated[str | None, Default("POST")] = None
    """The HTTP method of the call."""
    region: Annotated[Region | None, Derived("the Region of the stack")] = None
    """The Region to call."""
    values: Mapping[VariableName, str | TextReference] | None = None
    """Strings that are known at deployment: `{table: {resource: Table}}`.

    Write them in braces in `path`. In the templates of the request they are variables: `$table`.
    """
    request: Annotated[RequestMapping | None, Derived("the body of the request")] = None
    """The request to the service."""
