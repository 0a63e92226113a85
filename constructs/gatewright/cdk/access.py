"""Names that IAM knows the parts of an API by."""

from __future__ import annotations

from gatewright.gateway import Route


def invoke_pattern(route: Route | None, stage: str | None) -> str:
    """What follows the API's id in the ARN of a route's requests.

    A `*` stands for each variable of the path, for `ANY` and for all stages. To IAM it also matches a slash, so that
    `GET /orders/{id}` is at the same time everything below that path.
    """
    if route is None:
        return f"{stage or '*'}/*"
    if route.message:
        return f"{stage or '*'}/{route.message}"
    method = "*" if route.method == "ANY" else route.method
    segments = ("*" if segment.startswith("{") else segment for segment in route.url.segments)
    return f"{stage or '*'}/{method}/{'/'.join(segments)}"
