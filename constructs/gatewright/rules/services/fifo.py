"""A FIFO queue or topic gets a message without a required ID, or another one gets an ID that it rejects.

A FIFO queue or topic keeps the order within a group, so every message needs a group ID. It also needs a deduplication
ID, unless content-based deduplication is on for the queue or topic. Standard queues and topics reject a deduplication
ID.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {POST /orders: {backend: {sqs: "arn:aws:sqs:eu-west-1:111122223333:orders.fifo"}, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  orders: {sqs: {queue: "arn:aws:sqs:eu-west-1:111122223333:orders.fifo", group_id: body.customer}}
routes: {POST /orders: {backend: orders, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.services import own_resource, written
from gatewright.spec.reference import Named, Reference
from gatewright.spec.services.sns import SnsBackend
from gatewright.spec.services.sqs import SqsBackend


def check(gateway: Gateway) -> Iterator[Problem]:
    """FIFO queues and topics get the IDs that they need, and others no ID that they reject."""
    for path, queue in written(gateway, SqsBackend):
        yield from _of(gateway, path, queue, ("queue", queue.queue))
    for path, topic in written(gateway, SnsBackend):
        yield from _of(gateway, path, topic, ("topic", topic.topic))


def _of(gateway: Gateway, path: Path, spec: SqsBackend | SnsBackend, thing: tuple[str, Reference]) -> Iterator[Problem]:
    kind, reference = thing
    properties = own_resource(gateway, reference)
    is_fifo = _is_fifo(reference, properties, kind)
    if is_fifo and spec.group_id is None:
        help = "add `group_id: body.…` to order messages within groups, or `group_id: \"'all'\"` to order all"
        yield Problem((*path, kind), f"messages to a FIFO {kind} need a group ID", help)
    by_content = properties is None or properties.get("ContentBasedDeduplication") in (True, "true")
    if is_fifo and spec.deduplication_id is None and not by_content:
        help = f"add `deduplication_id: body.…`, or `ContentBasedDeduplication: true` to the {kind}"
        yield Problem((*path, kind), f"messages to this FIFO {kind} need a deduplication ID", help)
    if is_fifo is False and spec.deduplication_id is not None:
        message = f"a standard {kind} does not support a deduplication ID"
        yield Problem((*path, "deduplication_id"), message, f"remove it, or use a FIFO {kind}", at_key=True)


def _is_fifo(reference: Reference, properties: dict[str, object] | None, kind: str) -> bool | None:
    """Whether a queue or topic is a FIFO one; `None` if this is not known."""
    if isinstance(reference, Named) and reference.is_arn:
        return reference.text.endswith(".fifo")
    if properties is not None:
        return properties.get(f"Fifo{kind.capitalize()}") in (True, "true")
    return None


RULE = Rule("GW333", "fifo", __doc__ or "", check)
