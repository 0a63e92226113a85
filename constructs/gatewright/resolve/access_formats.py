"""The access log formats that have a name.

They hold no text that a caller chooses freely, such as the user agent or the raw path: whether the service escapes it
is not documented, and a quote in it would break a line of JSON or forge a field.
"""

import json

_FIELDS = {
    "requestId": "$context.requestId",
    "extendedRequestId": "$context.extendedRequestId",
    "requestTime": "$context.requestTime",
    "ip": "$context.identity.sourceIp",
    "caller": "$context.identity.caller",
    "user": "$context.identity.user",
    "httpMethod": "$context.httpMethod",
    "resourcePath": "$context.resourcePath",
    "stage": "$context.stage",
    "protocol": "$context.protocol",
    "status": "$context.status",
    "responseLength": "$context.responseLength",
    "responseLatency": "$context.responseLatency",
    "integrationStatus": "$context.integration.status",
    "integrationLatency": "$context.integration.latency",
    "errorType": "$context.error.responseType",
}

_CLF = (
    "$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] "
    '"$context.httpMethod $context.resourcePath $context.protocol" '
    "$context.status $context.responseLength $context.requestId"
)

ACCESS_FORMATS = {
    "json": json.dumps(_FIELDS, separators=(",", ":")),
    "clf": _CLF,
    "xml": "<request " + " ".join(f'{name}="{value}"' for name, value in _FIELDS.items()) + "/>",
    "csv": ",".join(_FIELDS.values()),
}
