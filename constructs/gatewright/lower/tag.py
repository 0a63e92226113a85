"""Tags as a list, which most resource types require."""

from collections.abc import Mapping

from gatewright.template import Value


def tag_list(tags: Mapping[str, str]) -> dict[str, Value]:
    """The `Tags` property; absent if there are no tags."""
    return {"Tags": [{"Key": key, "Value": value} for key, value in tags.items()]} if tags else {}
