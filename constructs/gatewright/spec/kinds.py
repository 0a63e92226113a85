"""What the kinds of API have not, by the keys of the language.

A key is written with the names of entries left out: `stage.cache` for `stages.prod.cache`. What `defaults`, groups and
routes say is `route`; a backend is `backend`, named or in place. `endpoint=edge` is a value, `.*` any entry of a map.
"""

from typing import NamedTuple

from gatewright.spec.gateway import Kind

NAMES: dict[Kind, str] = {"rest": "REST", "http": "HTTP", "websocket": "WebSocket"}
"""The kinds as people write them."""

REST: tuple[Kind, ...] = ("rest",)
HTTP: tuple[Kind, ...] = ("http",)
WEBSOCKET: tuple[Kind, ...] = ("websocket",)
V2: tuple[Kind, ...] = ("http", "websocket")
NOT_HTTP: tuple[Kind, ...] = ("rest", "websocket")


class Lack(NamedTuple):
    """Something that some kinds have not."""

    key: str
    kinds: tuple[Kind, ...]
    what: str
    """What it is, as the object of `have no …`."""
    instead: str
    """The nearest way."""
    unless: str = ""
    """What is written inside where it is all right."""


_FUNCTION = "let a function do it"
_CDN = "put CloudFront in front of the API"
_SERVICES = ("aws", "dynamodb", "eventbridge", "firehose", "kinesis", "s3", "sns", "sqs", "step_functions")

_SUBTYPES = ("app_config", "eventbridge", "kinesis", "sqs", "step_functions")
"""The services that HTTP APIs call by themselves."""

_CHANGES_OF_REQUESTS = (
    Lack("request.templates", HTTP, "mapping templates", _FUNCTION),
    Lack("request.passthrough", HTTP, "mapping templates", "take it out"),
    Lack("request.content", HTTP, "conversion of bodies", "take it out"),
    Lack("request.append", NOT_HTTP, "parameters that are added to others", "write it under `headers` or `query`"),
    Lack("request.remove", NOT_HTTP, "parameters that are taken away", "write `''` as the header's source"),
)
_CHANGES_OF_ANSWERS = {
    ("lambda", "http", *_SUBTYPES): (
        Lack("templates", HTTP, "mapping templates", _FUNCTION),
        Lack("content", HTTP, "conversion of bodies", "take it out"),
    ),
    ("lambda", "http", "mock", *_SERVICES): (
        Lack("append", NOT_HTTP, "headers that are added to others", "write it under `headers`"),
        Lack("remove", NOT_HTTP, "headers that are taken away", "map the answers that callers need"),
    ),
}

_ALARMS = (
    Lack("server_errors", WEBSOCKET, "metric of server errors", "write `integration_errors` or `execution_errors`"),
    Lack("latency", WEBSOCKET, "metric of how long an answer takes", "write `integration_latency`"),
    Lack("canary_errors", V2, "canaries", "take it out"),
    Lack("requests", WEBSOCKET, "metric of requests", "write `messages` or `connections`"),
    Lack("cache_hit_rate", V2, "cache", "take it out"),
    Lack("blocked", V2, "firewall of their own", "take it out"),
    Lack("integration_errors", ("rest", "http"), "metric of its own for that", "write `server_errors`"),
    Lack("execution_errors", ("rest", "http"), "metric of its own for that", "write `server_errors`"),
    Lack("connections", ("rest", "http"), "metric of connections", "write `requests`"),
    Lack("messages", ("rest", "http"), "messages", "write `requests`"),
)

LACKS = (
    # the API
    Lack("endpoint=edge", V2, "edge endpoint", _CDN),
    Lack("endpoint.edge", V2, "edge endpoint", _CDN),
    Lack("endpoint=private", V2, "private endpoint", "close the API with `auth: iam`, or use `kind: rest`"),
    Lack("endpoint.private", V2, "private endpoint", "close the API with `auth: iam`, or use `kind: rest`"),
    Lack("endpoint.regional.tls", V2, "TLS policy of their own", "take it out: TLS 1.2 is always the least"),
    Lack("endpoint.regional.access", V2, "access mode", "take it out"),
    Lack("policy", V2, "resource policy", "close the routes with `auth: iam` or an authorizer, or use `kind: rest`"),
    Lack(
        "binary_types",
        HTTP,
        "list of binary types",
        "take it out: functions say `isBase64Encoded`, servers need nothing",
    ),
    Lack("binary_types", WEBSOCKET, "list of binary types", "take it out: say `content:` where a message is binary"),
    Lack("compress_above", V2, "compression", "let the backend compress, or " + _CDN),
    Lack(
        "gateway_responses",
        V2,
        "answers of the API's own to change",
        "let an authorizer or the backend answer, or use `kind: rest`",
    ),
    Lack("documentation", V2, "documentation to publish", "take it out, or use `kind: rest`"),
    Lack("models", HTTP, "models", "let the backend check what it gets"),
    Lack("api_key_source", HTTP, "API keys", "use an authorizer"),
    Lack("plans", HTTP, "usage plans", "throttle routes, and tell callers apart with an authorizer"),
    Lack("keys", HTTP, "API keys", "use an authorizer"),
    Lack(
        "cors",
        WEBSOCKET,
        "CORS: browsers ask nobody before they connect",
        "look at the header `Origin` in an authorizer of `$connect`",
    ),
    Lack(
        "deploy=auto", REST, "deployments by themselves", "take it out: a change goes live with the stack's deployment"
    ),
    Lack("message_route", ("rest", "http"), "messages", "take it out"),
    Lack("function.connections", ("rest", "http"), "connections to post to", "take it out"),
    Lack("render=body", WEBSOCKET, "OpenAPI body", "take it out"),
    Lack("raw.document", WEBSOCKET, "OpenAPI body", "write `raw.api`, or `raw.route` at routes"),
    Lack(
        "plan.routes", WEBSOCKET, "throttles of a plan for some routes", "throttle the plan, or the route for everybody"
    ),
    # stages
    Lack("stages.$default", NOT_HTTP, "stage without a name in its URL", "give the stage a name"),
    Lack("stage.cache", V2, "cache", _CDN),
    Lack(
        "stage.canary",
        V2,
        "canaries",
        "divide a function's `traffic`, or put two APIs behind DNS records with weights",
    ),
    Lack(
        "stage.firewall",
        V2,
        "firewall of their own",
        "write `firewall: {cloudfront: NAME}`, for CloudFront in front of the stage and the firewall in front of that",
        unless="cloudfront",
    ),
    Lack(
        "stage.firewall.cloudfront",
        REST,
        "need of CloudFront for a firewall",
        "write `firewall: NAME`: it stands in front of the stage itself",
    ),
    Lack("stage.tracing", V2, "X-Ray tracing", "trace in the functions"),
    Lack("stage.client_certificate", HTTP, "client certificate", "sign requests in a function, or use a VPC link"),
    Lack("stage.logs.execution=error", HTTP, "execution logs", "write access logs with `$context.error.message`"),
    Lack("stage.logs.execution=info", HTTP, "execution logs", "write access logs with `$context.error.message`"),
    Lack("stage.logs.data_trace", HTTP, "execution logs", "let the backend log what it gets"),
    # alarms
    *(lack._replace(key=f"{alarms}.{lack.key}") for alarms in ("alarms", "stage.alarms") for lack in _ALARMS),
    # domains
    Lack("domain.endpoint=edge", V2, "edge domain", _CDN),
    Lack("domain.endpoint=private", V2, "private domain", "close the API with `auth: iam`, or use `kind: rest`"),
    Lack("domain.endpoint.private", V2, "private domain", "close the API with `auth: iam`, or use `kind: rest`"),
    Lack("domain.routing", V2, "routing by headers", "write `paths`"),
    Lack("domain.access", V2, "access mode", "take it out"),
    # routes
    Lack("route.cache", V2, "cache", _CDN),
    Lack("route.validate", HTTP, "validation of requests", "let the backend check what it gets"),
    Lack("route.query", HTTP, "declared parameters", "take it out: all of them go to the backend"),
    Lack(
        "route.query", WEBSOCKET, "declared parameters", "take it out: `$connect` alone has any, without a declaration"
    ),
    Lack("route.headers", HTTP, "declared parameters", "take it out: all of them go to the backend"),
    Lack(
        "route.headers",
        WEBSOCKET,
        "declared parameters",
        "take it out: `$connect` alone has any, without a declaration",
    ),
    Lack("route.path", HTTP, "declared parameters", "take it out: the path says it all"),
    Lack("route.path", WEBSOCKET, "paths", "take it out, and look at `body`"),
    Lack("route.body", HTTP, "models", "let the backend check what it gets"),
    Lack("route.responses", V2, "declared answers", "take it out: the backend's answer is the answer"),
    Lack("route.api_key", HTTP, "API keys", "use an authorizer"),
    Lack("route.scopes", WEBSOCKET, "scopes", "let the authorizer of `$connect` look at them"),
    Lack("route.reply", ("rest", "http"), "messages", "take it out"),
    Lack("route.raw.method", V2, "methods", "write `raw.route`"),
    Lack("route.raw.operation", WEBSOCKET, "OpenAPI body", "write `raw.route`"),
    Lack(
        "route.raw.route",
        REST,
        "routes in CloudFormation",
        "write `raw.operation`, or `raw.method` for `render: resources`",
    ),
    # authorizers
    Lack(
        "authorizer.cognito",
        HTTP,
        "Cognito authorizer",
        "write `jwt:` with the pool's issuer and its clients as audience",
    ),
    Lack("authorizer.cognito", WEBSOCKET, "Cognito authorizer", "check the token in a Lambda authorizer"),
    Lack(
        "authorizer.jwt",
        REST,
        "JWT authorizer in CloudFormation",
        "write `cognito:`, or check the token in a Lambda authorizer",
    ),
    Lack("authorizer.jwt", WEBSOCKET, "JWT authorizer", "check the token in a Lambda authorizer"),
    Lack("authorizer.lambda.type=token", V2, "token authorizer", "write `type: request`, and the header as `identity`"),
    Lack("authorizer.lambda.validation", V2, "validation of tokens", "let the function look at the token"),
    Lack(
        "authorizer.lambda.ttl",
        WEBSOCKET,
        "memory of an authorizer's decisions",
        "take it out: a connection is authorized once",
    ),
    Lack("authorizer.lambda.payload=2", NOT_HTTP, "second version of events", "take it out"),
    Lack("authorizer.lambda.simple", NOT_HTTP, "authorizers that answer yes or no", "answer with a policy"),
    # backends
    Lack("backend.mock", HTTP, "fixed answers", "let a function answer"),
    Lack("backend.lambda.payload=2", NOT_HTTP, "second version of events", "take it out"),
    Lack(
        "backend.lambda.stream",
        V2,
        "answers that are passed on while they are made",
        "use `kind: rest`, or a function URL",
    ),
    Lack("backend.http.stream", V2, "answers that are passed on while they are made", "use `kind: rest`"),
    Lack(
        "backend.lambda.asynchronous",
        HTTP,
        "asynchronous calls of functions",
        "send an event to `eventbridge` or `sqs`",
    ),
    *(lack._replace(key=f"backend.{tag}.{lack.key}") for tag in ("lambda", "http") for lack in _CHANGES_OF_REQUESTS),
    *(
        lack._replace(key=f"backend.{tag}.responses.*.{lack.key}")
        for tags, changes in _CHANGES_OF_ANSWERS.items()
        for tag in tags
        for lack in changes
    ),
    Lack("backend.lambda.request.path", HTTP, "path of a function", "send it as a header"),
    Lack(
        "backend.http.verify_tls=false",
        V2,
        "way to trust every certificate",
        "give the server a certificate that is good",
    ),
    Lack("backend.http.listener", NOT_HTTP, "listeners as targets", "write `target` with the load balancer"),
    Lack("backend.http.target", V2, "load balancers as targets", "write `listener` with one of its listeners"),
    Lack("backend.http.vpc_link.stage_variable", HTTP, "links that stages choose", "name one link"),
    Lack(
        "vpc_link.load_balancer",
        HTTP,
        "VPC links of the first kind",
        "write `subnets`, and a `listener` at each backend",
    ),
    Lack("vpc_link.subnets", WEBSOCKET, "VPC links of the second kind", "write `load_balancer` with a network one"),
    Lack("vpc_endpoints", V2, "private endpoints", "use `kind: rest`"),
    Lack("backend.dynamodb", HTTP, "direct way to DynamoDB", _FUNCTION),
    Lack("backend.s3", HTTP, "direct way to S3", "let a function sign an address, or " + _CDN),
    Lack("backend.sns", HTTP, "direct way to SNS", "send an event to `eventbridge`, which tells the topic"),
    Lack("backend.firehose", HTTP, "direct way to Firehose", "send the record to `kinesis`"),
    Lack("backend.aws", HTTP, "direct way to other services", _FUNCTION),
    Lack(
        "backend.app_config",
        NOT_HTTP,
        "direct way to AppConfig",
        "write `aws:` with service and action, or let a function read it",
    ),
    Lack("backend.sqs.action=SendMessageBatch", HTTP, "batches", "send the list as one message"),
    Lack(
        "backend.sqs.action=ReceiveMessage",
        NOT_HTTP,
        "action of this name here",
        "write `aws:` with service and action",
    ),
    Lack(
        "backend.sqs.action=DeleteMessage", NOT_HTTP, "action of this name here", "write `aws:` with service and action"
    ),
    Lack("backend.sqs.action=PurgeQueue", NOT_HTTP, "action of this name here", "write `aws:` with service and action"),
    Lack("backend.sqs.message.*", HTTP, "way to put JSON together safely", "send `body`"),
    Lack("backend.sqs.attributes", HTTP, "way to put JSON together safely", "send what is needed in the message"),
    Lack("backend.sqs.content_types", HTTP, "choice by content type", "take it out"),
    Lack("backend.eventbridge.detail.*", HTTP, "way to put JSON together safely", "send `body`"),
    Lack("backend.eventbridge.content_types", HTTP, "choice by content type", "take it out"),
    Lack("backend.kinesis.data.*", HTTP, "way to put JSON together safely", "send `body`"),
    Lack("backend.kinesis.content_types", HTTP, "choice by content type", "take it out"),
    Lack("backend.step_functions.input.*", HTTP, "way to put JSON together safely", "send `body`"),
    Lack("backend.step_functions.content_types", HTTP, "choice by content type", "take it out"),
    Lack("backend.step_functions.action=DescribeExecution", HTTP, "direct way to ask for an execution", _FUNCTION),
    *(
        Lack(
            f"backend.{tag}.responses.*.headers", WEBSOCKET, "headers in answers to messages", "write it into the body"
        )
        for tag in ("lambda", "http", "mock", *_SERVICES)
    ),
    Lack("backend.mock.headers", WEBSOCKET, "headers in answers to messages", "write it into the body"),
    Lack("backend.mock.content_type", WEBSOCKET, "content types", "take it out"),
    *(Lack(f"backend.{tag}.content_types", WEBSOCKET, "content types", "take it out") for tag in _SERVICES),
    *(
        Lack(
            f"backend.{service}.as_caller",
            HTTP,
            "calls with the caller's rights",
            "take it out: the backend has a role",
        )
        for service in _SUBTYPES
    ),
)
"""All lacks. The same key may be there twice, with another way for another kind."""
