"""Tags, in the list form that most resource types want."""

from collections.abc import Mapping

from gatewright.template import Value


def tag_list(tags: Mapping[str, str]) -> dict[str, Value]:
    """The `Tags` property; nothing if there are none."""
    return {"Tags": [{"Key": key, "Value": value} for key, value in tags.items()]} if tags else {}
