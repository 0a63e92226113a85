"""The language as Python: the types of specs that are written in code rather than in YAML.

`make docs` writes this module from the models in `gatewright.spec`.
"""

from gatewright.spec.account import AccountSpec, LimitsSpec
from gatewright.spec.alarm import (
    AlarmSpec,
    AlarmsSpec,
    CacheAlarmSpec,
    DashboardSpec,
    ErrorAlarmSpec,
    LatencyAlarmSpec,
    NumberAlarmSpec,
    TrafficAlarmSpec,
)
from gatewright.spec.audit import AuditSpec
from gatewright.spec.authorizer import CognitoAuthorizerSpec, JwtAuthorizerSpec, LambdaAuthorizerSpec
from gatewright.spec.backend import HttpBackend, HttpUrl, LambdaBackend, MockBackend
from gatewright.spec.cache import RouteCacheSpec, StageCacheSpec
from gatewright.spec.canary import CanaryErrorSpec, CanaryLatencySpec, CanaryLimitsSpec, CanarySpec
from gatewright.spec.choice import FunctionChoice, LinkChoice
from gatewright.spec.cloudfront import CloudFrontSpec
from gatewright.spec.common import CommonSpec
from gatewright.spec.cors import CorsSpec
from gatewright.spec.data_model import AnswerSpec, BodySpec, DataModelFile, InlineDataModel
from gatewright.spec.domain import (
    DomainSettings,
    DomainSpec,
    MadeCertificateSpec,
    MutualTlsSpec,
    PrivateDomainSpec,
    RoutedSpec,
    RoutingSpec,
)
from gatewright.spec.endpoint import EdgeEndpoint, PrivateEndpoint, RegionalEndpoint
from gatewright.spec.environment import EnvironmentRegionSpec, EnvironmentSpec
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
from gatewright.spec.record import AlarmHealthSpec, FailoverSpec, PathHealthSpec, WeightSpec, WeightsSpec
from gatewright.spec.reference import (
    Attribute,
    GatewayReference,
    IdReference,
    ImportReference,
    Named,
    ResourceReference,
    SsmReference,
)
from gatewright.spec.route import GroupSpec, MessageSpec, RouteRaw, RouteSettings, RouteSpec
from gatewright.spec.rule import RuleSetting
from gatewright.spec.services.app_config import AppConfigBackend
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
from gatewright.spec.values.day import Day
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.identity import Identity
from gatewright.spec.values.path import GroupKey, RouteKey
from gatewright.spec.values.rate import Quota, Rate
from gatewright.spec.values.share import Percent
from gatewright.spec.values.size import Size
from gatewright.spec.vpc_endpoint import MadeVpcEndpointSpec
from gatewright.spec.vpc_link import BalancerLink, NetworkLink

__all__ = [
    "NONE",
    "AccountSpec",
    "AlarmHealthSpec",
    "AlarmSpec",
    "AlarmsSpec",
    "Amount",
    "AnswerSpec",
    "AppConfigBackend",
    "Attribute",
    "AuditSpec",
    "AwsBackend",
    "BalancerLink",
    "BlockedAnswerSpec",
    "BodySpec",
    "BooleanAttribute",
    "CacheAlarmSpec",
    "CallersSpec",
    "CanaryErrorSpec",
    "CanaryLatencySpec",
    "CanaryLimitsSpec",
    "CanarySpec",
    "CloudFrontSpec",
    "CognitoAuthorizerSpec",
    "CommonSpec",
    "ConditionSpec",
    "CorsSpec",
    "CountriesSpec",
    "DashboardSpec",
    "DataModelFile",
    "Day",
    "DomainSettings",
    "DomainSpec",
    "Duration",
    "DynamodbBackend",
    "EdgeEndpoint",
    "EnvironmentRegionSpec",
    "EnvironmentSpec",
    "ErrorAlarmSpec",
    "EventbridgeBackend",
    "FailoverSpec",
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
    "JwtAuthorizerSpec",
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
    "MessageSpec",
    "MockBackend",
    "MutualTlsSpec",
    "Named",
    "NetworkLink",
    "NumberAlarmSpec",
    "NumberAttribute",
    "ObjectKey",
    "ParameterSpec",
    "PathHealthSpec",
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
    "RouteRaw",
    "RouteSettings",
    "RouteSpec",
    "RoutedSpec",
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
    "WeightSpec",
    "WeightsSpec",
]
