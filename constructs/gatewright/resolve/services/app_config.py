"""AWS AppConfig, from HTTP APIs."""

from gatewright.document import Path
from gatewright.gateway import Grant, StackFact
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.service import Service
from gatewright.resolve.services.subtype import SubtypeCall, fixed
from gatewright.resolve.services.vtl import joined
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.app_config import AppConfigBackend

CLIENT = ValueSource("context", "requestId")


def subtype(_scope: Scope, spec: AppConfigBackend, _path: Path) -> SubtypeCall:
    """The call for a configuration."""
    where = (":appconfig:", StackFact("region"), ":", StackFact("account"))
    everything = joined("arn:", StackFact("partition"), *where, ":*")
    parameters = {
        "Application": fixed(spec.application),
        "Environment": fixed(spec.environment),
        "Configuration": fixed(spec.configuration),
        "ClientId": spec.client or CLIENT,
    }
    grant = Grant(actions=("appconfig:GetConfiguration",), resources=(everything,))
    return SubtypeCall("AppConfig-GetConfiguration", parameters, grant)


SERVICE = Service(subtype=subtype)
