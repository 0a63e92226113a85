"""The language as Python: what a spec can hold, for those who write specs in code rather than in YAML."""

from gatewright.spec.account import AccountSpec, LimitsSpec
from gatewright.spec.alarm import (
    AlarmsSpec,
    CacheAlarmSpec,
    DashboardSpec,
    ErrorAlarmSpec,
    LatencyAlarmSpec,
    NumberAlarmSpec,
    TrafficAlarmSpec,
)
from gatewright.spec.audit import AuditSpec
from gatewright.spec.authorizer import CognitoAuthorizerSpec, LambdaAuthorizerSpec
from gatewright.spec.backend import HttpBackend, HttpUrl, LambdaBackend, MockBackend
from gatewright.spec.cache import RouteCacheSpec, StageCacheSpec
from gatewright.spec.choice import FunctionChoice, LinkChoice
from gatewright.spec.cloudfront import CloudFrontSpec
from gatewright.spec.cors import CorsSpec
from gatewright.spec.data_model import AnswerSpec, BodySpec, DataModelFile, InlineDataModel
from gatewright.spec.domain import DomainSpec, MadeCertificateSpec, MutualTlsSpec, PrivateDomainSpec, RoutingSpec
from gatewright.spec.endpoint import EdgeEndpoint, PrivateEndpoint, RegionalEndpoint
from gatewright.spec.environment import EnvironmentSpec
from gatewright.spec.firewall import (
    BlockedAnswerSpec,
    ConditionSpec,
    CountriesSpec,
    FirewallBodySpec,
    FirewallLogsSpec,
    FirewallRuleSpec,
    FirewallSpec,
    LimitSpec,
    ManagedSpec,
    TextMatchSpec,
)
from gatewright.spec.function import FunctionSpec, GrantSpec
from gatewright.spec.gateway import GatewayRaw, GatewaySpec
from gatewright.spec.gateway_response import GatewayResponseSpec
from gatewright.spec.input import InputSpec
from gatewright.spec.logs import LogsSpec
from gatewright.spec.mapping import RequestMapping, ResponseMapping, TemplateFile, ValueSource
from gatewright.spec.model import NONE
from gatewright.spec.parameter import ParameterSpec
from gatewright.spec.plan import KeySpec, PlanSpec
from gatewright.spec.policy import CallersSpec, PolicySpec
from gatewright.spec.reference import (
    Attribute,
    GatewayReference,
    IdReference,
    ImportReference,
    Named,
    ResourceReference,
    SsmReference,
)
from gatewright.spec.route import GroupSpec, RouteRaw, RouteSettings, RouteSpec
from gatewright.spec.rule import RuleSetting
from gatewright.spec.services.aws import AwsBackend
from gatewright.spec.services.common import MessageBackend, ServiceBackend
from gatewright.spec.services.dynamodb import BooleanAttribute, DynamodbBackend, NumberAttribute
from gatewright.spec.services.eventbridge import EventbridgeBackend, FromRequest
from gatewright.spec.services.firehose import FirehoseBackend
from gatewright.spec.services.kinesis import KinesisBackend
from gatewright.spec.services.s3 import ObjectKey, S3Backend
from gatewright.spec.services.sns import SnsBackend
from gatewright.spec.services.sqs import SqsBackend
from gatewright.spec.services.step_functions import StepFunctionsBackend
from gatewright.spec.shared_domain import SharedDomainSpec, SharedDomainsSpec, SharedRoutingSpec, StageOfSpec
from gatewright.spec.stage import StageSpec
from gatewright.spec.throttle import ThrottleSpec
from gatewright.spec.values.amount import Amount
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.identity import Identity
from gatewright.spec.values.path import GroupKey, RouteKey, RoutePath
from gatewright.spec.values.rate import Quota, Rate
from gatewright.spec.values.share import Percent
from gatewright.spec.values.size import Size
from gatewright.spec.vpc_endpoint import MadeVpcEndpointSpec
from gatewright.spec.vpc_link import BalancerLink, NetworkLink

__all__ = [
    "NONE",
    "AccountSpec",
    "AlarmsSpec",
    "Amount",
    "AnswerSpec",
    "Attribute",
    "AuditSpec",
    "AwsBackend",
    "BalancerLink",
    "BlockedAnswerSpec",
    "BodySpec",
    "BooleanAttribute",
    "CacheAlarmSpec",
    "CallersSpec",
    "CloudFrontSpec",
    "CognitoAuthorizerSpec",
    "ConditionSpec",
    "CorsSpec",
    "CountriesSpec",
    "DashboardSpec",
    "DataModelFile",
    "DomainSpec",
    "Duration",
    "DynamodbBackend",
    "EdgeEndpoint",
    "EnvironmentSpec",
    "ErrorAlarmSpec",
    "EventbridgeBackend",
    "FirehoseBackend",
    "FirewallBodySpec",
    "FirewallLogsSpec",
    "FirewallRuleSpec",
    "FirewallSpec",
    "FromRequest",
    "FunctionChoice",
    "FunctionSpec",
    "GatewayRaw",
    "GatewayReference",
    "GatewayResponseSpec",
    "GatewaySpec",
    "GrantSpec",
    "GroupKey",
    "GroupSpec",
    "HttpBackend",
    "HttpUrl",
    "IdReference",
    "Identity",
    "ImportReference",
    "InlineDataModel",
    "InputSpec",
    "KeySpec",
    "KinesisBackend",
    "LambdaAuthorizerSpec",
    "LambdaBackend",
    "LatencyAlarmSpec",
    "LimitSpec",
    "LimitsSpec",
    "LinkChoice",
    "LogsSpec",
    "MadeCertificateSpec",
    "MadeVpcEndpointSpec",
    "ManagedSpec",
    "MessageBackend",
    "MockBackend",
    "MutualTlsSpec",
    "Named",
    "NetworkLink",
    "NumberAlarmSpec",
    "NumberAttribute",
    "ObjectKey",
    "ParameterSpec",
    "Percent",
    "PlanSpec",
    "PolicySpec",
    "PrivateDomainSpec",
    "PrivateEndpoint",
    "Quota",
    "Rate",
    "RegionalEndpoint",
    "RequestMapping",
    "ResourceReference",
    "ResponseMapping",
    "RouteCacheSpec",
    "RouteKey",
    "RoutePath",
    "RouteRaw",
    "RouteSettings",
    "RouteSpec",
    "RoutingSpec",
    "RuleSetting",
    "S3Backend",
    "ServiceBackend",
    "SharedDomainSpec",
    "SharedDomainsSpec",
    "SharedRoutingSpec",
    "Size",
    "SnsBackend",
    "SqsBackend",
    "SsmReference",
    "StageCacheSpec",
    "StageOfSpec",
    "StageSpec",
    "StepFunctionsBackend",
    "TemplateFile",
    "TextMatchSpec",
    "ThrottleSpec",
    "TrafficAlarmSpec",
    "ValueSource",
]
