"""The names in `$context`, as the developer guide lists them for each kind of API: those of templates, and of logs."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from gatewright.spec.kind import Kind

_CALLER = (
    "accountId caller cognitoAuthenticationProvider cognitoAuthenticationType cognitoIdentityId cognitoIdentityPoolId "
    "principalOrgId sourceIp user userAgent userArn"
)
_KEY = "apiKey apiKeyId"
_ELSEWHERE = "accessKey vpcId vpceId"
_CERTIFICATE = "clientCertPem issuerDN serialNumber subjectDN validity.notAfter validity.notBefore"
_ANY = "apiId domainName extendedRequestId requestId requestTime requestTimeEpoch stage"
_REQUEST = "accountId awsEndpointRequestId domainPrefix httpMethod path protocol"
_REST = "deploymentId isCanaryRequest resourceId resourcePath wafResponseCode webaclArn xrayTraceId"
_MESSAGE = (
    "connectedAt connectionId disconnectReason disconnectStatusCode eventType messageDirection messageId routeKey"
)
_CALL = "integrationErrorMessage integrationLatency integrationStatus"
_ANSWER = "responseLatency responseLength status"
_REST_CALL = "cipherSuite customDomain.basePathMatched customDomain.routingRuleIdMatched endpointType tlsVersion"
_INTEGRATION = "error integrationStatus latency requestId status"
_STREAM = "responseTransferMode timeToAllHeaders timeToFirstContent"
_PHASES = ("authenticate", "authorize", "waf")
_AUTHORIZER = ("authorizer.",)


class Context(Struct, frozen=True, dict=True):
    """What API Gateway knows of every request to an API of one kind."""

    always: frozenset[str]
    """What has a certain name."""
    logged: frozenset[str]
    """What is measured of a call, and known when it is over: access logs alone have it."""
    families: tuple[str, ...]
    """Prefixes that any name can follow: an authorizer chooses the names."""

    @cached_property
    def variables(self) -> frozenset[str]:
        """All that have a certain name."""
        return self.always | self.logged

    @cached_property
    def groups(self) -> frozenset[str]:
        """What holds variables without being one: a template can hand on the whole of it."""
        names = (*self.variables, *self.families)
        return frozenset(name[:dot] for name in names for dot in range(len(name)) if name[dot] == ".")

    @cached_property
    def logged_groups(self) -> frozenset[str]:
        """The first steps to what access logs alone have."""
        return frozenset(name.partition(".")[0] for name in self.logged)

    def knows(self, name: str) -> bool:
        """Whether the service knows a variable of this name, which may have several steps."""
        return name in self.variables or name in self.groups or name.startswith(self.families)

    def members(self, group: str) -> list[str]:
        """The names directly below a group; below nothing, all first steps."""
        prefix = f"{group}." if group else ""
        below = (name.removeprefix(prefix) for name in (*self.variables, *self.families) if name.startswith(prefix))
        return sorted({name.partition(".")[0] for name in below} - {""})


def _below(prefix: str, *names: str) -> frozenset[str]:
    return frozenset(f"{prefix}{name}" for part in names for name in part.split())


_PHASES_LOGGED = frozenset[str]().union(*(_below(f"{phase}.", "error latency status") for phase in _PHASES))

REST = Context(
    always=_below("", _ANY, _REQUEST, _REST).union(
        _below("identity.", _CALLER, _KEY, _ELSEWHERE),
        _below("identity.clientCert.", _CERTIFICATE),
        _below("error.", "message messageString responseType validationErrorString"),
        ("responseOverride.status",),
    ),
    logged=_PHASES_LOGGED.union(_below("", _CALL, _ANSWER, _REST_CALL), _below("integration.", _INTEGRATION, _STREAM)),
    families=(
        *_AUTHORIZER,
        "requestOverride.header.",
        "requestOverride.path.",
        "requestOverride.querystring.",
        "responseOverride.header.",
    ),
)

HTTP = Context(
    always=_below("", _ANY, _REQUEST, "routeKey awsEndpointRequestId2 dataProcessed").union(
        _below("identity.", _CALLER),
        _below("identity.clientCert.", _CERTIFICATE),
        _below("error.", "message messageString responseType"),
    ),
    logged=_below("", _CALL, _ANSWER, "customDomain.basePathMatched") | _below("integration.", _INTEGRATION),
    families=_AUTHORIZER,
)

WEBSOCKET = Context(
    always=_below("", _ANY, _MESSAGE, "status").union(
        _below("identity.", _CALLER, _KEY), _below("error.", "message messageString responseType validationErrorString")
    ),
    logged=_PHASES_LOGGED.union(_below("", _CALL, "awsEndpointRequestId"), _below("integration.", _INTEGRATION)),
    families=_AUTHORIZER,
)

CONTEXTS: Mapping[Kind, Context] = {"rest": REST, "http": HTTP, "websocket": WEBSOCKET}
"""What is known of requests, by kind."""
