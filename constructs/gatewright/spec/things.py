"""The things outside a spec that it can refer to: functions, queues, certificates.

This table is the only place that knows them. From it come the words of `bindings`, what the compiler accepts as the ARN
or the ID of a thing, what a resource of the spec can stand for, and which CDK constructs an app can bind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from gatewright.spec.values.network import VpcEndpointWord

ThingName = Literal[
    "function",
    "role",
    "user pool",
    "log destination",
    "client certificate",
    "vpc link",
    "load balancer",
    "listener",
    "state machine",
    "table",
    "bucket",
    "queue",
    "topic",
    "event bus",
    "firewall",
    "stream",
    "delivery stream",
    "certificate",
    "hosted zone",
    "key",
    "vpc endpoint",
]
"""What a bound name can be. Type checkers need the words in a literal; a test holds that each has its `Thing`."""

Slot = ThingName | Literal["firewall log destination"]
"""What a key of the language takes: a thing, or one of several things."""


class Interface(Struct, frozen=True):
    """How to recognize CDK's constructs for a thing: they all have a reference of the same type."""

    module: str
    """CDK's module, because several services have the same words for their things."""
    reference: str
    """The attribute with the reference."""
    identity: str
    """The attribute of the reference with the ARN or the ID."""


class Thing(Struct, frozen=True, kw_only=True):
    """A kind of thing in AWS."""

    name: ThingName
    identity: str
    """Its whole ARN or ID, as a regular expression. Any part of an ARN may be a token of CDK."""
    example: str
    resources: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """The CloudFormation types, each with the attributes that are the ARN or the ID. The empty one is `Ref`."""
    interfaces: tuple[Interface, ...]
    also: tuple[Slot, ...] = ()
    """The slots for several things that take it too."""
    section: str = ""
    """The key under which a spec can create such things itself."""
    has_plain_id: bool = False
    """An ID that looks like any name: a spec writes it as `{id: …}`."""

    @property
    def has_arn(self) -> bool:
        """AWS knows all others by an ID."""
        return self.example.startswith("arn:")

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All slots that take it."""
        return (self.name, *self.also)

    def is_known_by(self, identity: str) -> bool:
        """Whether a text can be its ARN or ID."""
        return re.fullmatch(self.identity, identity) is not None


_UNRESOLVED = r"\$\{[^}]+\}"
_REGION = rf"([a-z0-9-]+|{_UNRESOLVED}):([0-9]{{12}}|{_UNRESOLVED})"
_NAME = r"[^:/]+"
_PLAIN_ID = r"[a-z0-9]{1,128}"


def _arn(service: str, resource: str, place: str = _REGION) -> str:
    return rf"arn:[^:]+:{service}:{place}:{resource}"


_THINGS = (
    Thing(
        name="function",
        identity=_arn("lambda", r"function:[A-Za-z0-9_-]+(:[A-Za-z0-9_$-]+)?"),
        example="arn:aws:lambda:REGION:ACCOUNT:function:NAME",
        resources={
            "AWS::Lambda::Function": ("Arn",),
            "AWS::Lambda::Alias": ("", "AliasArn"),
            "AWS::Lambda::Version": ("", "FunctionArn"),
            "AWS::Serverless::Function": ("Arn",),
        },
        interfaces=(
            Interface("aws_lambda", "function_ref", "function_arn"),
            Interface("aws_lambda", "alias_ref", "alias_arn"),
            Interface("aws_lambda", "version_ref", "function_arn"),
        ),
        section="functions",
    ),
    Thing(
        name="role",
        identity=_arn("iam", r"role/\S+", rf":([0-9]{{12}}|{_UNRESOLVED})"),
        example="arn:aws:iam::ACCOUNT:role/NAME",
        resources={"AWS::IAM::Role": ("Arn",)},
        interfaces=(Interface("aws_iam", "role_ref", "role_arn"),),
    ),
    Thing(
        name="user pool",
        identity=_arn("cognito-idp", r"userpool/[\w-]+"),
        example="arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID",
        resources={"AWS::Cognito::UserPool": ("Arn",)},
        interfaces=(Interface("aws_cognito", "user_pool_ref", "user_pool_arn"),),
    ),
    Thing(
        name="log destination",
        identity=_arn("logs", r"log-group:[^:]+(:\*)?"),
        example="arn:aws:logs:REGION:ACCOUNT:log-group:NAME",
        resources={"AWS::Logs::LogGroup": ("Arn",)},
        interfaces=(Interface("aws_logs", "log_group_ref", "log_group_arn"),),
        also=("firewall log destination",),
    ),
    Thing(
        name="client certificate",
        identity=_PLAIN_ID,
        example="4f2a7b",
        resources={"AWS::ApiGateway::ClientCertificate": ("", "ClientCertificateId")},
        interfaces=(Interface("aws_apigateway", "client_certificate_ref", "client_certificate_id"),),
        has_plain_id=True,
    ),
    Thing(
        name="vpc link",
        identity=_PLAIN_ID,
        example="4f2a7b",
        resources={"AWS::ApiGateway::VpcLink": ("", "VpcLinkId"), "AWS::ApiGatewayV2::VpcLink": ("", "VpcLinkId")},
        interfaces=(
            Interface("aws_apigateway", "vpc_link_ref", "vpc_link_id"),
            Interface("aws_apigatewayv2", "vpc_link_ref", "vpc_link_id"),
        ),
        section="vpc_links",
        has_plain_id=True,
    ),
    Thing(
        name="load balancer",
        identity=_arn("elasticloadbalancing", r"loadbalancer/\S+"),
        example="arn:aws:elasticloadbalancing:REGION:ACCOUNT:loadbalancer/net/NAME/ID",
        resources={"AWS::ElasticLoadBalancingV2::LoadBalancer": ("", "LoadBalancerArn")},
        interfaces=(Interface("aws_elasticloadbalancingv2", "load_balancer_ref", "load_balancer_arn"),),
    ),
    Thing(
        name="listener",
        identity="|".join((_arn("elasticloadbalancing", r"listener/\S+"), _arn("servicediscovery", r"service/\S+"))),
        example="arn:aws:elasticloadbalancing:REGION:ACCOUNT:listener/net/NAME/ID/ID",
        resources={
            "AWS::ElasticLoadBalancingV2::Listener": ("", "ListenerArn"),
            "AWS::ServiceDiscovery::Service": ("Arn",),
        },
        interfaces=(
            Interface("aws_elasticloadbalancingv2", "listener_ref", "listener_arn"),
            Interface("aws_servicediscovery", "service_ref", "service_arn"),
        ),
    ),
    Thing(
        name="state machine",
        identity=_arn("states", r"stateMachine:[^/]+"),
        example="arn:aws:states:REGION:ACCOUNT:stateMachine:NAME",
        resources={
            "AWS::StepFunctions::StateMachine": ("", "Arn"),
            "AWS::StepFunctions::StateMachineAlias": ("", "Arn"),
            "AWS::StepFunctions::StateMachineVersion": ("", "Arn"),
            "AWS::Serverless::StateMachine": ("", "Arn"),
        },
        interfaces=(
            Interface("aws_stepfunctions", "state_machine_ref", "state_machine_arn"),
            Interface("aws_stepfunctions", "state_machine_alias_ref", "state_machine_alias_arn"),
            Interface("aws_stepfunctions", "state_machine_version_ref", "state_machine_version_arn"),
        ),
    ),
    Thing(
        name="table",
        identity=_arn("dynamodb", r"table/[^/]+"),
        example="arn:aws:dynamodb:REGION:ACCOUNT:table/NAME",
        resources={"AWS::DynamoDB::Table": ("Arn",), "AWS::DynamoDB::GlobalTable": ("Arn",)},
        interfaces=(
            Interface("aws_dynamodb", "table_ref", "table_arn"),
            Interface("aws_dynamodb", "global_table_ref", "global_table_arn"),
        ),
    ),
    Thing(
        name="bucket",
        identity=_arn("s3", _NAME, ":"),
        example="arn:aws:s3:::NAME",
        resources={"AWS::S3::Bucket": ("Arn",)},
        interfaces=(Interface("aws_s3", "bucket_ref", "bucket_arn"),),
        also=("firewall log destination",),
    ),
    Thing(
        name="queue",
        identity=_arn("sqs", _NAME),
        example="arn:aws:sqs:REGION:ACCOUNT:NAME",
        resources={"AWS::SQS::Queue": ("Arn",)},
        interfaces=(Interface("aws_sqs", "queue_ref", "queue_arn"),),
    ),
    Thing(
        name="topic",
        identity=_arn("sns", _NAME),
        example="arn:aws:sns:REGION:ACCOUNT:NAME",
        resources={"AWS::SNS::Topic": ("", "TopicArn")},
        interfaces=(Interface("aws_sns", "topic_ref", "topic_arn"),),
    ),
    Thing(
        name="event bus",
        identity=_arn("events", r"event-bus/.+"),
        example="arn:aws:events:REGION:ACCOUNT:event-bus/NAME",
        resources={"AWS::Events::EventBus": ("Arn",)},
        interfaces=(Interface("aws_events", "event_bus_ref", "event_bus_arn"),),
    ),
    Thing(
        name="firewall",
        identity=_arn("wafv2", r"(regional|global)/webacl/\S+"),
        example="arn:aws:wafv2:REGION:ACCOUNT:regional/webacl/NAME/ID",
        resources={"AWS::WAFv2::WebACL": ("Arn",)},
        interfaces=(Interface("aws_wafv2", "web_acl_ref", "web_acl_arn"),),
        section="firewalls",
    ),
    Thing(
        name="stream",
        identity=_arn("kinesis", r"stream/[^/]+"),
        example="arn:aws:kinesis:REGION:ACCOUNT:stream/NAME",
        resources={"AWS::Kinesis::Stream": ("Arn",)},
        interfaces=(Interface("aws_kinesis", "stream_ref", "stream_arn"),),
    ),
    Thing(
        name="delivery stream",
        identity=_arn("firehose", r"deliverystream/[^/]+"),
        example="arn:aws:firehose:REGION:ACCOUNT:deliverystream/NAME",
        resources={"AWS::KinesisFirehose::DeliveryStream": ("Arn",)},
        interfaces=(Interface("aws_kinesisfirehose", "delivery_stream_ref", "delivery_stream_arn"),),
        also=("log destination", "firewall log destination"),
    ),
    Thing(
        name="certificate",
        identity=_arn("acm", r"certificate/\S+"),
        example="arn:aws:acm:REGION:ACCOUNT:certificate/ID",
        resources={"AWS::CertificateManager::Certificate": ("", "CertificateArn")},
        interfaces=(Interface("aws_certificatemanager", "certificate_ref", "certificate_arn"),),
    ),
    Thing(
        name="hosted zone",
        identity=r"Z[A-Z0-9]{4,31}",
        example="Z0123456789ABC",
        resources={"AWS::Route53::HostedZone": ("", "Id")},
        interfaces=(Interface("aws_route53", "hosted_zone_ref", "hosted_zone_id"),),
    ),
    Thing(
        name="key",
        identity=_arn("kms", r"(key|alias)/\S+"),
        example="arn:aws:kms:REGION:ACCOUNT:key/ID",
        resources={"AWS::KMS::Key": ("Arn",)},
        interfaces=(Interface("aws_kms", "key_ref", "key_arn"),),
    ),
    Thing(
        name="vpc endpoint",
        identity=VpcEndpointWord.ID,
        example=VpcEndpointWord.EXAMPLE,
        resources={"AWS::EC2::VPCEndpoint": ("", "Id")},
        interfaces=(Interface("aws_ec2", "vpc_endpoint_ref", "vpc_endpoint_id"),),
        section="vpc_endpoints",
    ),
)

THINGS: Mapping[Slot, Thing] = {thing.name: thing for thing in _THINGS}
"""All things, by name."""


BoundAs = Thing | str
"""What is known of a thing that is bound to a name: which kind it is, or its ARN or ID."""


def can_be(bound: BoundAs) -> tuple[Thing, ...]:
    """What a bound thing can be. Some IDs can be of several things; an ARN is of one at most."""
    if isinstance(bound, Thing):
        return (bound,)
    return tuple(thing for thing in _THINGS if thing.is_known_by(bound))


def fits(bound: BoundAs, slot: Slot) -> bool:
    """Whether a slot takes a bound thing."""
    return any(slot in thing.slots for thing in can_be(bound))


def thing_of_type(type: str) -> Thing | None:
    """The thing that a CloudFormation type is."""
    return next((thing for thing in _THINGS if type in thing.resources), None)
