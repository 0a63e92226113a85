"""Gateways as CDK constructs: the only part of Gatewright that knows CDK.

from gatewright.cdk import Gateway

orders = Gateway(self, "Orders", spec="specs/orders.yaml", environment="prod", bind={"audit": audit_function})
table.grant_read_data(orders.function("orders"))
"""

from gatewright.cdk.account import Account
from gatewright.cdk.errors import SpecError, UnknownPartError
from gatewright.cdk.gateway import Gateway, RestGateway
from gatewright.cdk.http import HttpGateway
from gatewright.cdk.shared_domain import SharedDomains
from gatewright.cdk.websocket import WebSocketGateway

__all__ = [
    "Account",
    "Gateway",
    "HttpGateway",
    "RestGateway",
    "SharedDomains",
    "SpecError",
    "UnknownPartError",
    "WebSocketGateway",
]
