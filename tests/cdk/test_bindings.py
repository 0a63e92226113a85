"""Binding: whatever CDK calls a function is a function, and what is bound wrong is said at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_servicediscovery as servicediscovery
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk import aws_waf as waf
from aws_cdk import aws_wafv2 as wafv2

from cdk.apps import AUDIT, SHOP, Json, new_app, of_type, said_of, spec_in, synthesized, templates
from gatewright.cdk import Gateway
from gatewright.cdk.binding import bindings, identity_of
from gatewright.spec.things import THINGS, can_be

HERE = "eu-west-1:111122223333"
LINK = "vpc-link-id"
WEB_ACL = f"arn:aws:wafv2:{HERE}:regional/webacl/shop/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f"


def own_function(scope: cdk.Stack, id: str = "Audit") -> lambda_.Function:
    code = lambda_.Code.from_inline("def handler(event, context): ...")
    return lambda_.Function(scope, id, code=code, handler="index.handler", runtime=lambda_.Runtime.PYTHON_3_13)


def own_table(scope: cdk.Stack, id: str = "Table2") -> dynamodb.TableV2:
    return dynamodb.TableV2(scope, id, partition_key={"name": "id", "type": dynamodb.AttributeType.STRING})


def web_acl(scope: cdk.Stack) -> wafv2.CfnWebACL:
    allow = wafv2.CfnWebACL.DefaultActionProperty(allow=wafv2.CfnWebACL.AllowActionProperty())
    seen = wafv2.CfnWebACL.VisibilityConfigProperty(
        cloud_watch_metrics_enabled=True, metric_name="acl", sampled_requests_enabled=True
    )
    return wafv2.CfnWebACL(scope, "Acl", default_action=allow, scope="REGIONAL", visibility_config=seen)


def vpc(scope: cdk.Stack) -> ec2.IVpc:
    zones = ["eu-west-1a", "eu-west-1b"]
    return ec2.Vpc.from_vpc_attributes(scope, "Vpc", vpc_id="vpc-1", availability_zones=zones)


def delivery_stream(scope: cdk.Stack) -> firehose.IDeliveryStream:
    arn = f"arn:aws:firehose:{HERE}:deliverystream/d"
    return firehose.DeliveryStream.from_delivery_stream_arn(scope, "Delivery", arn)


MAKERS: dict[str, tuple[str | None, Callable[[cdk.Stack], Any]]] = {
    "function made": ("function", own_function),
    "function imported": ("function", lambda s: lambda_.Function.from_function_arn(s, "F", AUDIT)),
    "function by name": ("function", lambda s: lambda_.Function.from_function_name(s, "N", "audit")),
    "function alias": ("function", lambda s: own_function(s, "Aliased").add_alias("live")),
    "function version": ("function", lambda s: own_function(s, "Versioned").current_version),
    "function L1": ("function", lambda s: own_function(s, "Low").node.default_child),
    "role made": ("role", lambda s: iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))),
    "role imported": ("role", lambda s: iam.Role.from_role_arn(s, "R", "arn:aws:iam::111122223333:role/r")),
    "user pool": ("user pool", lambda s: cognito.UserPool(s, "Pool")),
    "user pool imported": ("user pool", lambda s: cognito.UserPool.from_user_pool_id(s, "P", "eu-west-1_abc")),
    "queue": ("queue", lambda s: sqs.Queue(s, "Queue")),
    "queue imported": ("queue", lambda s: sqs.Queue.from_queue_arn(s, "Q", f"arn:aws:sqs:{HERE}:q")),
    "table": ("table", own_table),
    "table imported": ("table", lambda s: dynamodb.Table.from_table_name(s, "T", "table")),
    "bucket": ("bucket", lambda s: s3.Bucket(s, "Bucket")),
    "bucket imported": ("bucket", lambda s: s3.Bucket.from_bucket_name(s, "B", "some-bucket")),
    "state machine": (
        "state machine",
        lambda s: sfn.StateMachine.from_state_machine_arn(s, "M", f"arn:aws:states:{HERE}:stateMachine:m"),
    ),
    "topic": ("topic", lambda s: sns.Topic(s, "Topic")),
    "topic imported": ("topic", lambda s: sns.Topic.from_topic_arn(s, "To", f"arn:aws:sns:{HERE}:t")),
    "stream": ("stream", lambda s: kinesis.Stream.from_stream_arn(s, "St", f"arn:aws:kinesis:{HERE}:stream/s")),
    "event bus": ("event bus", lambda s: events.EventBus(s, "Bus")),
    "event bus imported": (
        "event bus",
        lambda s: events.EventBus.from_event_bus_arn(s, "E", f"arn:aws:events:{HERE}:event-bus/e"),
    ),
    "certificate": (
        "certificate",
        lambda s: acm.Certificate.from_certificate_arn(s, "C", f"arn:aws:acm:{HERE}:certificate/c"),
    ),
    "hosted zone": ("hosted zone", lambda s: route53.HostedZone.from_hosted_zone_id(s, "Z", "Z1")),
    "vpc link of REST": ("vpc link", lambda s: apigateway.VpcLink.from_vpc_link_id(s, "L", LINK)),
    "vpc link of HTTP": (
        "vpc link",
        lambda s: apigatewayv2.VpcLink.from_vpc_link_attributes(s, "L2", vpc_link_id=LINK, vpc=vpc(s)),
    ),
    "network load balancer": (
        "load balancer",
        lambda s: elbv2.NetworkLoadBalancer.from_network_load_balancer_attributes(
            s, "Nlb", load_balancer_arn=f"arn:aws:elasticloadbalancing:{HERE}:loadbalancer/net/n/1"
        ),
    ),
    "application load balancer": (
        "load balancer",
        lambda s: elbv2.ApplicationLoadBalancer.from_application_load_balancer_attributes(
            s,
            "Alb",
            load_balancer_arn=f"arn:aws:elasticloadbalancing:{HERE}:loadbalancer/app/a/1",
            security_group_id="sg-1",
        ),
    ),
    "network listener": (
        "listener",
        lambda s: elbv2.NetworkListener.from_network_listener_arn(
            s, "Nl", f"arn:aws:elasticloadbalancing:{HERE}:listener/net/n/1/2"
        ),
    ),
    "Cloud Map service": ("listener", lambda s: servicediscovery.CfnService(s, "Cm", name="orders")),
    "function alias L1": (
        "function",
        lambda s: lambda_.CfnAlias(s, "Fa", function_name="f", function_version="1", name="live"),
    ),
    "function version L1": ("function", lambda s: lambda_.CfnVersion(s, "Fv", function_name="f")),
    "global table L1": ("table", lambda s: own_table(s, "Global").node.default_child),
    "state machine alias L1": ("state machine", lambda s: sfn.CfnStateMachineAlias(s, "Ma", name="live")),
    "state machine version L1": (
        "state machine",
        lambda s: sfn.CfnStateMachineVersion(s, "Mv", state_machine_arn=f"arn:aws:states:{HERE}:stateMachine:m"),
    ),
    "key": ("key", lambda s: kms.Key.from_key_arn(s, "Key", f"arn:aws:kms:{HERE}:key/k")),
    "vpc endpoint": (
        "vpc endpoint",
        lambda s: ec2.InterfaceVpcEndpoint.from_interface_vpc_endpoint_attributes(
            s, "Ve", port=443, vpc_endpoint_id="vpce-1"
        ),
    ),
    "log group": ("log destination", lambda s: logs.LogGroup(s, "Logs")),
    "log group imported": ("log destination", lambda s: logs.LogGroup.from_log_group_name(s, "Lg", "logs")),
    "client certificate": ("client certificate", lambda s: apigateway.CfnClientCertificate(s, "Cc")),
    "delivery stream": ("delivery stream", delivery_stream),
    "web ACL": ("firewall", web_acl),
    "ARN of a web ACL": ("firewall", lambda _: WEB_ACL),
    "ARN of a function": ("function", lambda _: AUDIT),
    "ARN of a role": ("role", lambda _: "arn:aws:iam::111122223333:role/r"),
    "ARN of a delivery stream": ("delivery stream", lambda _: f"arn:aws:firehose:{HERE}:deliverystream/d"),
    "ARN of a load balancer": ("load balancer", lambda _: f"arn:aws:elasticloadbalancing:{HERE}:loadbalancer/net/n/1"),
    "ARN of a listener": ("listener", lambda _: f"arn:aws:elasticloadbalancing:{HERE}:listener/net/n/1/2"),
    "ARN of a Cloud Map service": ("listener", lambda _: f"arn:aws:servicediscovery:{HERE}:service/srv-1"),
    "ARN of a key": ("key", lambda _: f"arn:aws:kms:{HERE}:key/k"),
    "ARN with tokens": ("queue", lambda s: f"arn:{s.partition}:sqs:{s.region}:{s.account}:q"),
    "ARN in which a token hides what it is of": (None, lambda _: f"arn:aws:lambda:{HERE}:{cdk.Fn.import_value('f')}"),
    "ARN of something else": ("", lambda _: f"arn:aws:athena:{HERE}:workgroup/w"),
    "token": (None, lambda _: cdk.Fn.import_value("audit-arn")),
    "ID": ("client certificate or vpc link", lambda _: "abc123"),
    "ID of a hosted zone": ("hosted zone", lambda _: "Z0123456789ABC"),
    "ID of a VPC endpoint": ("vpc endpoint", lambda _: "vpce-0a1b2c3d4e5f60718"),
}


@pytest.fixture(scope="module")
def stack() -> cdk.Stack:
    return cdk.Stack(new_app(), "Stack", env=cdk.Environment(account="111122223333", region="eu-west-1"))


@pytest.mark.parametrize("name", MAKERS)
def test_the_thing_is_known_of(name: str, stack: cdk.Stack) -> None:
    things, make = MAKERS[name]
    known = bindings({"it": make(stack)})["it"].known
    assert (None if known is None else " or ".join(thing.name for thing in can_be(known))) == things


def test_a_construct_of_every_interface_is_known() -> None:
    stack = cdk.Stack(new_app(), "Stack")
    made = [make(stack) for _, make in MAKERS.values()]
    interfaces = [interface for thing in THINGS.values() for interface in thing.interfaces]
    assert [interface for interface in interfaces if not any(identity_of(interface, value) for value in made)] == []


def test_a_thing_of_another_service_with_the_same_words_is_refused(stack: cdk.Stack) -> None:
    classic = waf.CfnWebACL(stack, "Classic", default_action={"type": "ALLOW"}, metric_name="acl", name="acl")
    with pytest.raises(TypeError, match="'firewall' is bound to "):
        bindings({"firewall": classic})


def test_an_identity_is_what_the_service_wants(stack: cdk.Stack) -> None:
    group = logs.LogGroup.from_log_group_arn(stack, "Given", f"arn:aws:logs:{HERE}:log-group:given:*")
    link = apigateway.VpcLink.from_vpc_link_id(stack, "Link", LINK)
    found = bindings({"group": group, "link": link, "arn": AUDIT})
    assert found["group"].identity == f"arn:aws:logs:{HERE}:log-group:given"
    assert found["link"].identity == LINK
    assert found["arn"].identity == AUDIT


@pytest.mark.parametrize("value", [None, 5, object(), {"arn": AUDIT}], ids=["nothing", "number", "object", "mapping"])
def test_what_is_no_construct_is_refused_with_the_name(value: object) -> None:
    with pytest.raises(TypeError, match=r"'audit' is bound to .*; bind an ARN, an ID, or a construct that is a "):
        bindings({"audit": value})


def permissions(template: Json) -> list[object]:
    return [part["FunctionName"] for part in of_type(template, "AWS::Lambda::Permission").values()]


def test_a_function_of_the_same_stack_is_referred_to(tmp_path: Path) -> None:
    def build(stack: cdk.Stack) -> Gateway:
        return Gateway(stack, "Shop", spec=spec_in(tmp_path), bind={"audit": own_function(stack)})

    _, template = synthesized(build)
    (audit,) = (id for id in of_type(template, "AWS::Lambda::Function") if id.startswith("Audit"))
    assert {"Fn::GetAtt": [audit, "Arn"]} in permissions(template)


def test_a_function_of_another_stack_is_exported_and_imported(tmp_path: Path) -> None:
    app = new_app()
    audit = own_function(cdk.Stack(app, "Functions"))
    Gateway(cdk.Stack(app, "Api"), "Shop", spec=spec_in(tmp_path), bind={"audit": audit})
    found = templates(app)
    (export,) = found["Functions"]["Outputs"].values()
    assert {"Fn::ImportValue": export["Export"]["Name"]} in permissions(found["Api"])


def test_a_bound_construct_may_be_a_token_in_a_text(tmp_path: Path) -> None:
    def build(stack: cdk.Stack) -> Gateway:
        return Gateway(stack, "Shop", spec=spec_in(tmp_path), bind={"audit": own_function(stack)})

    _, template = synthesized(build)
    body = template["Resources"]["ShopApi"]["Properties"]["Body"]
    operation = body["paths"]["/audit/{rest+}"]["x-amazon-apigateway-any-method"]
    pattern, variables = operation["x-amazon-apigateway-integration"]["uri"]["Fn::Sub"]
    assert pattern.endswith("/functions/${Part1}/invocations")
    assert list(variables) == ["Part1"]
    assert list(variables["Part1"]) == ["Fn::GetAtt"]


RECORDS = """\
gatewright: 1
name: shop
kind: rest
routes: {POST /records: {backend: {firehose: records}}}
stages: {dev: {logs: {access: json, to: records}}}
"""


def test_a_delivery_stream_takes_records_and_access_logs(tmp_path: Path) -> None:
    def build(stack: cdk.Stack) -> Gateway:
        return Gateway(stack, "Shop", spec=spec_in(tmp_path, RECORDS), bind={"records": delivery_stream(stack)})

    _, template = synthesized(build)
    (stage,) = of_type(template, "AWS::ApiGateway::Stage").values()
    assert stage["AccessLogSetting"]["DestinationArn"] == f"arn:aws:firehose:{HERE}:deliverystream/d"


PRIVATE = """\
gatewright: 1
name: shop
kind: rest
bindings: {inner: vpc endpoint}
endpoint: {private: {vpc_endpoints: [inner]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
"""


def test_a_private_api_is_reached_through_a_bound_vpc_endpoint(tmp_path: Path) -> None:
    def build(stack: cdk.Stack) -> Gateway:
        service = "com.amazonaws.eu-west-1.execute-api"
        endpoint = ec2.CfnVPCEndpoint(stack, "Inner", vpc_id="vpc-0a1b2c3d", service_name=service)
        return Gateway(stack, "Shop", spec=spec_in(tmp_path, PRIVATE), bind={"inner": endpoint})

    _, template = synthesized(build)
    (endpoint,) = of_type(template, "AWS::EC2::VPCEndpoint")
    (api,) = of_type(template, "AWS::ApiGateway::RestApi").values()
    assert api["EndpointConfiguration"]["VpcEndpointIds"] == [{"Ref": endpoint}]
    statements = api["Body"]["x-amazon-apigateway-policy"]["Statement"]
    assert {"StringNotEquals": {"aws:SourceVpce": [{"Ref": endpoint}]}} in [
        each.get("Condition") for each in statements
    ]


CHOICE = """\
gatewright: 1
name: shop
kind: rest
backends: {orders: {lambda: {function: {stage_variable: handler, of: [audit, orders]}}}}
routes: {GET /: orders}
stages: {a: {variables: {handler: audit}}, b: {variables: {handler: orders}}}
"""


def test_stages_may_choose_among_bound_functions_and_their_aliases(tmp_path: Path) -> None:
    def build(stack: cdk.Stack) -> Gateway:
        bound = {"audit": own_function(stack), "orders": own_function(stack, "Orders").add_alias("live")}
        return Gateway(stack, "Shop", spec=spec_in(tmp_path, CHOICE), bind=bound)

    _, template = synthesized(build)
    stages = of_type(template, "AWS::ApiGateway::Stage").values()
    names = [stage["Variables"]["handler"]["Fn::Select"][1]["Fn::Split"] for stage in stages]
    assert [separator for separator, _ in names] == [":function:", ":function:"]
    assert [arn for _, arn in names] == permissions(template)


def test_a_thing_of_the_wrong_kind_is_refused_at_its_line(tmp_path: Path) -> None:
    undeclared = SHOP.replace("bindings: {audit: function}\n", "")
    role = iam.Role.from_role_arn(cdk.Stack(new_app(), "Stack"), "Role", "arn:aws:iam::111122223333:role/r")
    assert said_of(spec_in(tmp_path, undeclared), bind={"audit": role}) == [
        "7:54 wrong-binding: 'audit' is bound to a role, and this must be a function"
    ]


def test_a_declared_name_that_nobody_binds_is_refused_at_its_line(tmp_path: Path) -> None:
    said = said_of(spec_in(tmp_path), bind={"audits": AUDIT})
    assert said == ["5:12 unbound-name: nothing is bound to 'audit'"]


def test_a_bound_name_that_the_spec_does_not_need_is_told(tmp_path: Path) -> None:
    app = new_app()
    stack = cdk.Stack(app, "Stack")
    Gateway(stack, "Shop", spec=spec_in(tmp_path), bind={"audit": AUDIT, "other": AUDIT})
    app.synth()
    found = cdk.assertions.Annotations.from_stack(stack).find_warning("*", cdk.assertions.Match.any_value())
    assert [entry.entry.data for entry in found] == [
        "nothing in the spec uses the bound name 'other' [ack: gatewright:unused-bind]"
    ]
