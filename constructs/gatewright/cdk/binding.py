"""What an app may bind to a name: CDK's constructs, made or imported, L1 or L2, and plain ARNs.

CDK's interfaces cannot be told apart by `isinstance` in Python. Each of them has one attribute of its own, though,
which holds what the resource is known by: `function_ref` is what an `IFunction` has and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

import aws_cdk as cdk
from msgspec import Struct

from gatewright.spec.arns import kind_of_arn


class Kind(Struct, frozen=True):
    """A kind of thing: its name in the language, the attribute that tells it, and what in that the service wants."""

    name: str
    reference: str
    identity: str


KINDS = (
    Kind("function", "function_ref", "function_arn"),
    Kind("role", "role_ref", "role_arn"),
    Kind("user pool", "user_pool_ref", "user_pool_arn"),
    Kind("log destination", "log_group_ref", "log_group_arn"),
    Kind("delivery stream", "delivery_stream_ref", "delivery_stream_arn"),
    Kind("client certificate", "client_certificate_ref", "client_certificate_id"),
    Kind("vpc link", "vpc_link_ref", "vpc_link_id"),
    Kind("load balancer", "load_balancer_ref", "load_balancer_arn"),
    Kind("listener", "listener_ref", "listener_arn"),
    Kind("firewall", "web_acl_ref", "web_acl_arn"),
    Kind("state machine", "state_machine_ref", "state_machine_arn"),
    Kind("table", "table_ref", "table_arn"),
    Kind("table", "global_table_ref", "global_table_arn"),
    Kind("bucket", "bucket_ref", "bucket_arn"),
    Kind("queue", "queue_ref", "queue_arn"),
    Kind("topic", "topic_ref", "topic_arn"),
    Kind("event bus", "event_bus_ref", "event_bus_arn"),
    Kind("stream", "stream_ref", "stream_arn"),
    Kind("certificate", "certificate_ref", "certificate_arn"),
    Kind("hosted zone", "hosted_zone_ref", "hosted_zone_id"),
    Kind("key", "key_ref", "key_arn"),
    Kind("vpc endpoint", "vpc_endpoint_ref", "vpc_endpoint_id"),
)


class Binding(Struct, frozen=True):
    """What is bound to a name: its kind where that is known, what the service knows it by, and the thing itself."""

    kind: str | None
    identity: str
    value: object


def bindings(bind: Mapping[str, object]) -> dict[str, Binding]:
    """What an app binds, by name."""
    return {name: _binding(name, value) for name, value in bind.items()}


def _binding(name: str, value: object) -> Binding:
    if isinstance(value, str):
        return Binding(kind_of_arn(value), value, value)
    for kind in KINDS:
        reference = getattr(value, kind.reference, None)
        if reference is not None:
            return Binding(kind.name, _identity(kind, reference), value)
    known = ", ".join(sorted({kind.name for kind in KINDS}))
    raise TypeError(f"{name!r} is bound to {value!r}; it takes an ARN, or a construct that is a {known}")


def _identity(kind: Kind, reference: object) -> str:
    identity: str = getattr(reference, kind.identity)
    if kind.reference == "log_group_ref":
        # With the `:*` at its end that other services want, API Gateway would find it changed ever after.
        return cdk.Fn.select(0, cdk.Fn.split(":*", identity))
    return identity
