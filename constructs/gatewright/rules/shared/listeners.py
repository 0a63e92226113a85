"""Private integrations of HTTP APIs: a VPC link, and the listener that it connects to."""

import re
from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Arn, Gateway, HttpTarget, Outside
from gatewright.rules.rule import Problem
from gatewright.rules.shared.looking import authority, settings_path
from gatewright.rules.shared.resources import own_type
from gatewright.spec.reference import ResourceReference
from gatewright.spec.values.late import is_late

_IN = "[a-z0-9-]+:[0-9]{12}"
_LISTENER = rf"arn:aws[a-z-]*:elasticloadbalancing:{_IN}:listener/(app|net)/[A-Za-z0-9-]+/[0-9a-f]+/[0-9a-f]+"
_SERVICE = rf"arn:aws[a-z-]*:servicediscovery:{_IN}:service/[A-Za-z0-9-]+"
_TYPES = ("AWS::ElasticLoadBalancingV2::Listener", "AWS::ServiceDiscovery::Service")
_FORM = "write `arn:aws:elasticloadbalancing:REGION:ACCOUNT:listener/app/NAME/ID/ID`, or a Cloud Map service"
_NUMBERS = r"[0-9.]+|\[.*\]"


def listener_problems(gateway: Gateway) -> Iterator[Problem]:
    """The problems of an HTTP API's private integrations."""
    for backend in gateway.all_backends:
        target, path = backend.target, settings_path(backend)
        if not isinstance(target, HttpTarget):
            continue
        if target.listener:
            yield from _listener(gateway, target.listener, (*path, "listener"))
        if target.vpc_links:
            yield from _private(target, path)
        elif target.listener:
            yield Problem((*path, "listener"), "`listener` needs a VPC link", "add `vpc_link`", at_key=True)


def _private(target: HttpTarget, path: Path) -> Iterator[Problem]:
    if not (target.listener or target.load_balancer):
        message = "a VPC link needs the listener that it connects to"
        yield Problem((*path, "vpc_link"), message, "add `listener` with the ARN of a listener of the load balancer")
    if isinstance(target.vpc_link, Arn):
        help = "write a name, `{id: …}`, `{resource: …}`, `{ssm: …}` or `{import: …}`"
        yield Problem((*path, "vpc_link"), "a VPC link needs an ID, not an ARN", help)
    if "?" in target.url:
        message = "API Gateway does not send what follows the `?` to a private integration"
        yield Problem((*path, "url"), message, "write it under `request.query`")
    where = authority(target.url) if target.url.startswith("https:") else None
    if where and re.fullmatch(_NUMBERS, where.host):
        message = f"a certificate cannot match {where.host!r}, which is not a host name"
        yield Problem((*path, "url"), message, "write the host name that is in the server's certificate")


def _listener(gateway: Gateway, listener: Outside, path: Path) -> Iterator[Problem]:
    match listener:
        case Arn(arn) if not (is_late(arn) or re.fullmatch(f"{_LISTENER}|{_SERVICE}", arn)):
            yield Problem(path, f"{arn!r} is not the ARN of a listener", _FORM)
        case ResourceReference() if own_type(gateway, listener) not in _TYPES:
            type = own_type(gateway, listener)
            yield Problem(path, f"{type!r} is not a listener", f"refer to an `{_TYPES[0]}` or an `{_TYPES[1]}`")
        case _:
            pass
