"""The access log formats that have a name.

They hold no text that a caller chooses freely, such as the user agent or the raw path: whether the service escapes it
is not documented, and a quote in it would break a line of JSON or forge a field.
"""

import json
from collections.abc import Mapping

from gatewright.spec.kind import Kind

_KNOWN_OF_ALL = {
    "requestId": "$context.requestId",
    "extendedRequestId": "$context.extendedRequestId",
    "requestTime": "$context.requestTime",
    "ip": "$context.identity.sourceIp",
    "caller": "$context.identity.caller",
    "user": "$context.identity.user",
}
_REQUEST = {
    "rest": {"httpMethod": "$context.httpMethod", "resourcePath": "$context.resourcePath"},
    "http": {"httpMethod": "$context.httpMethod", "routeKey": "$context.routeKey"},
    "websocket": {"eventType": "$context.eventType", "routeKey": "$context.routeKey"},
}
_ANSWER = {
    "protocol": "$context.protocol",
    "status": "$context.status",
    "responseLength": "$context.responseLength",
    "responseLatency": "$context.responseLatency",
}
_OUTCOME = {
    "integrationStatus": "$context.integration.status",
    "integrationLatency": "$context.integration.latency",
    "errorType": "$context.error.responseType",
}


def access_formats(kind: Kind) -> Mapping[str, str]:
    """The formats of a kind of API, by their names."""
    fields = _fields(kind)
    return {
        "json": json.dumps(fields, separators=(",", ":")),
        "clf": _clf(kind),
        "xml": "<request " + " ".join(f'{name}="{value}"' for name, value in fields.items()) + "/>",
        "csv": ",".join(fields.values()),
    }


def _fields(kind: Kind) -> dict[str, str]:
    """What a line holds. Messages have no protocol, and their responses are not measured."""
    connection = {"connectionId": "$context.connectionId"}
    answer = {"status": "$context.status", **connection} if kind == "websocket" else _ANSWER
    return {**_KNOWN_OF_ALL, **_REQUEST[kind], "stage": "$context.stage", **answer, **_OUTCOME}


def _clf(kind: Kind) -> str:
    who = "$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime]"
    request = " ".join(_REQUEST[kind].values())
    if kind == "websocket":
        return f'{who} "{request} $context.connectionId" $context.status $context.requestId'
    return f'{who} "{request} $context.protocol" $context.status $context.responseLength $context.requestId'
