"""Values of a gateway in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from gatewright.gateway import (
    Arn,
    Backend,
    Bound,
    Choice,
    DataModel,
    Function,
    HttpTarget,
    Id,
    LambdaTarget,
    MockTarget,
    ServiceTarget,
    Setting,
    StageUrl,
    SubtypeTarget,
    Target,
    VpcLink,
)
from gatewright.spec.values.value import Value


def spell(value: Any) -> str:
    """A value as people write it."""
    kind: object = value
    match kind:
        case bool():
            return str(kind).lower()
        case str() | int() | float() | Value():
            return str(kind)
        case Setting():
            return spell(value.value)
        case Backend() | LambdaTarget() | HttpTarget() | MockTarget() | ServiceTarget() | SubtypeTarget():
            return _backend(kind)
        case Function() | VpcLink() | Arn() | Id() | Bound() | StageUrl() | DataModel():
            return _thing(kind)
        case Choice():
            return f"by stage variable {value.variable}: {', '.join(value.among)}"
        case Mapping():
            return ", ".join(f"{key}: {spell(item)}" for key, item in value.items())
        case Sequence():
            return ", ".join(map(spell, value)) or "none"
        case _:
            return _record(value) if isinstance(value, Struct) else str(value)


def _backend(value: Backend | Target) -> str:
    match value:
        case Backend(name=name, target=target):
            return f"{name} ({spell(target)})" if name else spell(target)
        case LambdaTarget(function=function):
            return spell(function)
        case HttpTarget(base=None, url=url):
            return url
        case HttpTarget(base=base, url=url):
            return f"{spell(base)}, then {url}" if url else spell(base)
        case MockTarget(status=status):
            return f"mock response with status {status}"
        case ServiceTarget(service=service, action=action):
            return f"{service}: {action or _asked(value)}"
        case SubtypeTarget(subtype=subtype):
            service, _, action = subtype.partition("-")
            return f"{service}: {action}"


def _asked(target: ServiceTarget) -> str:
    """What is asked of a service that is called by path."""
    named = target.parameters.get(("header", "X-Amz-Target"))
    if named is not None:
        return named.name.rpartition(".")[2]
    return getattr(target.written, "action", None) or target.method


def _thing(value: Function | VpcLink | Arn | Id | Bound | StageUrl | DataModel) -> str:
    match value:
        case Function(name=name, alias=alias):
            return f"function {name}, alias {alias}" if alias else f"function {name}"
        case VpcLink(name=name):
            return f"VPC link {name}"
        case Arn(text) | Id(text):
            return text
        case Bound(name):
            return f"bound name {name}"
        case StageUrl(gateway=gateway, stage=stage):
            return f"URL of stage {stage} of {gateway}"
        case DataModel(name=name):
            return name


def _record(value: Any) -> str:
    """What is said in a record, by the names of its fields."""
    said = ((field.name, getattr(value, field.name)) for field in fields(value))
    texts = [f"{name.rstrip('_')} {spell(item)}" for name, item in said if item is not None and item != ()]
    return ", ".join(texts) or "none"
