"""CORS, and gateway responses."""

import json
from collections.abc import Mapping

from gatewright.gateway import Cors, GatewayResponse
from gatewright.spec.cors import CorsSpec
from gatewright.spec.gateway_response import GatewayResponseSpec

REQUEST_HEADERS = ("Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Security-Token", "X-Api-Key")
"""What pages may set when a spec says nothing: JSON bodies, tokens, signatures and keys."""


def resolve_cors(spec: CorsSpec) -> Cors:
    """CORS with its defaults."""
    return Cors(
        origins=spec.origins,
        methods=spec.methods or (),
        headers=REQUEST_HEADERS if spec.headers is None else spec.headers,
        expose=spec.expose or (),
        credentials=bool(spec.credentials),
        max_age=spec.max_age.seconds if spec.max_age else None,
    )


def resolve_gateway_responses(specs: Mapping[str, GatewayResponseSpec]) -> tuple[GatewayResponse, ...]:
    """The gateway responses that a spec changes, by kind."""
    return tuple(_gateway_response(type, spec) for type, spec in sorted(specs.items()))


def _gateway_response(type: str, spec: GatewayResponseSpec) -> GatewayResponse:
    body = spec.body
    if body is not None and not isinstance(body, str):
        body = json.dumps(body, ensure_ascii=False, sort_keys=True)
    return GatewayResponse(
        type=type.upper(),
        path=("gateway_responses", type),
        status=spec.status,
        headers=dict(sorted((spec.headers or {}).items())),
        body=body,
        content_type=spec.content_type or "application/json",
    )
