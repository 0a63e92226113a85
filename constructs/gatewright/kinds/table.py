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


_FUNCTION = "let a function do it"
_CDN = "put CloudFront in front of the API"

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
    Lack("render=body", WEBSOCKET, "OpenAPI body", "take it out"),
    Lack("raw.document", WEBSOCKET, "OpenAPI body", "write `raw.api`, or `raw.route` at routes"),
    # stages
    Lack("stage.cache", V2, "cache", _CDN),
    Lack("stage.tracing", V2, "X-Ray tracing", "trace in the functions"),
    Lack("stage.client_certificate", HTTP, "client certificate", "sign requests in a function, or use a VPC link"),
    Lack("stage.logs.execution=error", HTTP, "execution logs", "write access logs with `$context.error.message`"),
    Lack("stage.logs.execution=info", HTTP, "execution logs", "write access logs with `$context.error.message`"),
    Lack("stage.logs.data_trace", HTTP, "execution logs", "let the backend log what it gets"),
    # routes
    Lack("route.cache", V2, "cache", _CDN),
    Lack("route.validate", HTTP, "validation of requests", "let the backend check what it gets"),
    Lack("route.query", V2, "declared parameters", "take it out: all of them go to the backend"),
    Lack("route.headers", V2, "declared parameters", "take it out: all of them go to the backend"),
    Lack("route.path", V2, "declared parameters", "take it out: the path says it all"),
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
    Lack("backend.lambda.request", HTTP, "mapping of what a function gets", "let the function read the event"),
    Lack("backend.lambda.responses", HTTP, "mapping of what a function says", "let the function say it"),
    Lack("backend.http.request.templates", HTTP, "mapping templates", _FUNCTION),
    Lack("backend.http.request.passthrough", HTTP, "mapping templates", "take it out"),
    Lack("backend.http.request.content", HTTP, "conversion of bodies", "take it out"),
    Lack(
        "backend.http.request.append",
        NOT_HTTP,
        "parameters that are added to others",
        "write it under `headers` or `query`",
    ),
    Lack(
        "backend.http.request.remove", NOT_HTTP, "parameters that are taken away", "write `''` as the header's source"
    ),
    Lack("backend.http.request.path", V2, "variables of an address besides the path's", "name the route's variable so"),
    Lack("backend.http.responses.*.templates", HTTP, "mapping templates", _FUNCTION),
    Lack("backend.http.responses.*.content", HTTP, "conversion of bodies", "take it out"),
    Lack("backend.http.responses.*.append", NOT_HTTP, "headers that are added to others", "write it under `headers`"),
    Lack(
        "backend.http.responses.*.remove", NOT_HTTP, "headers that are taken away", "map the answers that callers need"
    ),
    Lack(
        "backend.http.verify_tls=false",
        V2,
        "way to trust every certificate",
        "give the server a certificate that is good",
    ),
    Lack("backend.http.listener", NOT_HTTP, "listeners as targets", "write `target` with the load balancer"),
    Lack("backend.http.target", V2, "load balancers as targets", "write `listener` with one of its listeners"),
    Lack(
        "backend.http.vpc_link", WEBSOCKET, "VPC links of the second kind", "call the server from a function in the VPC"
    ),
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
            f"backend.{service}.as_caller",
            HTTP,
            "calls with the caller's rights",
            "take it out: the backend has a role",
        )
        for service in ("sqs", "eventbridge", "kinesis", "step_functions", "app_config")
    ),
)
"""All lacks. The same key may be there twice, with another way for another kind."""
