"""Any action of any AWS service."""

from collections.abc import Mapping

from gatewright.spec.mapping import RequestMapping
from gatewright.spec.model import model
from gatewright.spec.reference import TextReference
from gatewright.spec.services.common import ServiceBackend
from gatewright.spec.values.name import Region, VariableName


@model(tag="aws")
class AwsBackend(ServiceBackend, frozen=True, kw_only=True):
    """Any action of any AWS service, for those that have no backend of their own.

    The answers are the service's, with 200; its errors are 400 and 502. `allow` says what its role may do.
    """

    service: str
    """The service, as it is called in addresses: `comprehend`, `email` for SES, `runtime.sagemaker`.

    A subdomain stands before it: `a1b2c3.iotdata`.
    """
    action: str | None = None
    """The action: `DetectSentiment`. The service is called by its action, or by a path."""
    path: str | None = None
    """The path: `/endpoints/reviews/invocations`. `{name}` in it is one of `values`, one of `request.path`, or the
    route's path variable of that name."""
    method: str | None = None
    """The method to call with; POST when nothing is said."""
    region: Region | None = None
    """The region to call; the stack's own when nothing is said."""
    values: Mapping[VariableName, str | TextReference] | None = None
    """Texts that are known when the stack is deployed: `{table: {resource: Table}}`. In `path` they stand in braces,
    and in the request's templates they are variables: `$table`."""
    request: RequestMapping | None = None
    """What the service gets; the request's body as it is when nothing is said."""
