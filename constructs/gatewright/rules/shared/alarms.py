"""Alarms as they are written: one that holds for several stages is there once."""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.gateway.alarm import Alarm


def written_alarms(gateway: Gateway) -> Iterator[Alarm]:
    """Each limit that is written, with the alarm that it makes in some stage."""
    found = {alarm.place: alarm for stage in gateway.stages for alarm in stage.alarms}
    yield from found.values()
