"""Alarms as written: an alarm of several stages appears once."""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.gateway.alarm import Alarm


def written_alarms(gateway: Gateway) -> Iterator[Alarm]:
    """One alarm for each limit in the spec."""
    found = {alarm.place: alarm for stage in gateway.stages for alarm in stage.alarms}
    yield from found.values()
