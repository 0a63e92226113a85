"""The Gateway: what a spec means.

Names have become objects and defaults have become values. Where users may ask `why this value?`, a Setting keeps the
path that set it. Routes, stages and functions are in canonical order, so that what is made from them does not depend
on the order in which a spec is written.
"""

from gatewright.gateway.authorizer import Authorizer, CognitoAuthorizer, JwtAuthorizer, LambdaAuthorizer
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
from gatewright.gateway.browser import Cors, GatewayResponse
from gatewright.gateway.data_model import DataModel
from gatewright.gateway.domain import Domain, DomainPath, MadeCertificate, MutualTls, Routing, Zone
from gatewright.gateway.endpoint import Callers, Network, Policy
from gatewright.gateway.firewall import Firewall
from gatewright.gateway.function import Function
from gatewright.gateway.gateway import Gateway, Place, PlainResource, RuleChange
from gatewright.gateway.plan import Key, Plan, PlanKey, PlanRoute
from gatewright.gateway.route import Body, Parameter, Route, RouteAnswer, RouteCache
from gatewright.gateway.stage import Logs, Stage, StageCache
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
from gatewright.gateway.vpc_link import Link, VpcLink

__all__ = [
    "PARAMETER_LOCATIONS",
    "Arn",
    "ArnPart",
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
    "DomainPath",
    "Firewall",
    "Function",
    "Gateway",
    "GatewayResponse",
    "Grant",
    "HttpTarget",
    "Id",
    "Joined",
    "JwtAuthorizer",
    "Key",
    "LambdaAuthorizer",
    "LambdaTarget",
    "Link",
    "Logs",
    "MadeCertificate",
    "MappedTemplate",
    "MockTarget",
    "MutualTls",
    "Network",
    "Outside",
    "Parameter",
    "ParameterLocation",
    "Part",
    "Place",
    "PlainResource",
    "Plan",
    "PlanKey",
    "PlanRoute",
    "Policy",
    "RequestMap",
    "ResponseMap",
    "Route",
    "RouteAnswer",
    "RouteCache",
    "Routing",
    "RuleChange",
    "ServiceTarget",
    "Setting",
    "StackFact",
    "Stage",
    "StageCache",
    "StageUrl",
    "SubtypeTarget",
    "Target",
    "Throttle",
    "VpcLink",
    "Zone",
]
