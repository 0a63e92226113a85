"""The Gateway: what a spec means.

Names have become objects and defaults have become values. Where users may ask `why this value?`, a Setting keeps the
path that set it. Routes, stages and functions are in canonical order, so that what is made from them does not depend
on the order in which a spec is written.
"""

from __future__ import annotations

from gatewright.gateway.account import Account, AccountLimit
from gatewright.gateway.audit import Audit
from gatewright.gateway.authorizer import (
    Authorizer,
    CognitoAuthorizer,
    JwtAuthorizer,
    LambdaAuthorizer,
    OriginCheck,
)
from gatewright.gateway.backend import (
    Backend,
    HttpTarget,
    LambdaTarget,
    MappedTemplate,
    MockTarget,
    RequestMap,
    ResponseMap,
    ServiceTarget,
    SubtypeTarget,
    Target,
)
from gatewright.gateway.cors import Cors, GatewayResponse
from gatewright.gateway.data_model import DataModel
from gatewright.gateway.domain import Domain, DomainPath, MadeCertificate, MutualTls, OtherStage, Routing, Zone
from gatewright.gateway.endpoint import Callers, Network, Policy
from gatewright.gateway.firewall import Firewall
from gatewright.gateway.function import Function
from gatewright.gateway.gateway import Gateway
from gatewright.gateway.plan import Key, Plan, PlanKey, PlanRoute
from gatewright.gateway.record import AlarmHealth, Health, PathHealth, StageAlarm
from gatewright.gateway.route import Body, RequestParameter, Route, RouteAnswer, RouteCache
from gatewright.gateway.shared_domain import SharedDomains
from gatewright.gateway.stage import Logs, Stage, StageCache
from gatewright.gateway.unit import Location, PlainResource, RuleChange, SpecKind, Unit
from gatewright.gateway.values import (
    PARAMETER_LOCATIONS,
    Arn,
    ArnPart,
    Bound,
    Choice,
    DeployText,
    Grant,
    Id,
    Joined,
    Outside,
    ParameterLocation,
    Part,
    Setting,
    StackFact,
    StageUrl,
    Throttle,
)
from gatewright.gateway.vpc_endpoint import Entrance, VpcEndpoint
from gatewright.gateway.vpc_link import Link, VpcLink

__all__ = [
    "PARAMETER_LOCATIONS",
    "Account",
    "AccountLimit",
    "AlarmHealth",
    "Arn",
    "ArnPart",
    "Audit",
    "Authorizer",
    "Backend",
    "Body",
    "Bound",
    "Callers",
    "Choice",
    "CognitoAuthorizer",
    "Cors",
    "DataModel",
    "DeployText",
    "Domain",
    "DomainOwner",
    "DomainPath",
    "Entrance",
    "Firewall",
    "Function",
    "Gateway",
    "GatewayResponse",
    "Grant",
    "Health",
    "HttpTarget",
    "Id",
    "Joined",
    "JwtAuthorizer",
    "Key",
    "LambdaAuthorizer",
    "LambdaTarget",
    "Link",
    "Location",
    "Logs",
    "MadeCertificate",
    "MappedTemplate",
    "MockTarget",
    "MutualTls",
    "Network",
    "OriginCheck",
    "OtherStage",
    "Outside",
    "ParameterLocation",
    "Part",
    "PathHealth",
    "PlainResource",
    "Plan",
    "PlanKey",
    "PlanRoute",
    "Policy",
    "RequestMap",
    "RequestParameter",
    "ResponseMap",
    "Route",
    "RouteAnswer",
    "RouteCache",
    "Routing",
    "RuleChange",
    "ServiceTarget",
    "Setting",
    "SharedDomains",
    "SpecKind",
    "StackFact",
    "Stage",
    "StageAlarm",
    "StageCache",
    "StageUrl",
    "SubtypeTarget",
    "Target",
    "Throttle",
    "Unit",
    "VpcEndpoint",
    "VpcLink",
    "Zone",
]

DomainOwner = Gateway | SharedDomains
"""What has domains."""
