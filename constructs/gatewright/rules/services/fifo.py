"""A message to a FIFO queue or topic lacks what these need, or one to another kind says what these do not take.

A FIFO queue or topic keeps the order within a group, so every message names one. It also has to tell messages apart:
by a deduplication id, or by their content if the queue or topic is set to. Other queues and topics refuse such an id.

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
    """FIFO queues and topics get what they need, and others not what they refuse."""
    for path, queue in written(gateway, SqsBackend):
        yield from _of(gateway, path, queue, ("queue", queue.queue))
    for path, topic in written(gateway, SnsBackend):
        yield from _of(gateway, path, topic, ("topic", topic.topic))


def _of(gateway: Gateway, path: Path, spec: SqsBackend | SnsBackend, thing: tuple[str, Reference]) -> Iterator[Problem]:
    kind, reference = thing
    properties = own_resource(gateway, reference)
    is_fifo = _is_fifo(reference, properties, kind)
    if is_fifo and spec.group_id is None:
        help = "add `group_id:` with what belongs in order, or `group_id: \"'all'\"` for one order of all"
        yield Problem((*path, kind), f"this is a FIFO {kind}, and its messages name no group", help)
    by_content = properties is None or properties.get("ContentBasedDeduplication") in (True, "true")
    if is_fifo and spec.deduplication_id is None and not by_content:
        help = f"add `deduplication_id:`, or `ContentBasedDeduplication: true` to the {kind}"
        yield Problem((*path, kind), f"nothing tells the messages of this FIFO {kind} apart", help)
    if is_fifo is False and spec.deduplication_id is not None:
        message = f"this is not a FIFO {kind}, and others take no deduplication id"
        yield Problem((*path, "deduplication_id"), message, f"take it out, or make it a FIFO {kind}", at_key=True)


def _is_fifo(reference: Reference, properties: dict[str, object] | None, kind: str) -> bool | None:
    """Whether a queue or topic is a FIFO one, if that can be known."""
    if isinstance(reference, Named) and reference.is_arn:
        return reference.text.endswith(".fifo")
    if properties is not None:
        return properties.get(f"Fifo{kind.capitalize()}") in (True, "true")
    return None


RULE = Rule("GW333", "fifo", __doc__ or "", check)
