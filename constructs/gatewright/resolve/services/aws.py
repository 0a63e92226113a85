"""Any action of any service, as the spec describes it."""

import re
from collections.abc import Collection, Mapping

from msgspec.structs import asdict

from gatewright.diagnostics.codes.services import ACTION_OR_PATH, NOTHING_ALLOWED
from gatewright.document import Path
from gatewright.gateway import DeployText, Joined, Part, RequestMap
from gatewright.resolve.mapping import resolve_request
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.call import ServiceCall, sources_in
from gatewright.resolve.services.response import BAD_REQUEST, ServiceResponse, server_error
from gatewright.resolve.services.service import Service
from gatewright.resolve.services.vtl import joined, operand
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.aws import AwsBackend

_VARIABLE = re.compile(r"\{([^{}]*)\}")


def call(scope: Scope, spec: AwsBackend, path: Path) -> ServiceCall | None:
    """The call that the spec describes."""
    if not _is_whole(scope, spec, path):
        return None
    values = _values(scope, spec, path)
    request = resolve_request(scope, spec.request, (*path, "request")) or RequestMap()
    templates = {type: joined(*_assigned(values), template.text) for type, template in request.templates.items()}
    variables = _path_variables(spec, {*values, *(name for location, name in request.parameters if location == "path")})
    passthrough = request.passthrough or ("when_no_templates" if templates else None)
    return ServiceCall(
        service=spec.service,
        region=spec.region,
        action=spec.action,
        url=_url(spec.path or "", values),
        method=spec.method or "POST",
        parameters={**request.parameters, **{("path", name): ValueSource("path", name) for name in variables}},
        templates=templates,
        passthrough=passthrough.upper() if passthrough else None,
        content=request.content,
        responses=_RESPONSES,
        grants=(),
        request=request,
        sources={
            **sources_in({"request": asdict(spec.request) if spec.request else {}}, path),
            **{(*path, "path", index): ValueSource("path", name) for index, name in enumerate(variables)},
        },
    )


_RESPONSES = (
    ServiceResponse(status="200"),
    ServiceResponse(status="400", when=r"4\d{2}", template=BAD_REQUEST),
    server_error(),
)
"""The service's own response for success, and none of its error texts."""


def _path_variables(spec: AwsBackend, known: Collection[str]) -> list[str]:
    """The path variables of the route: those that are neither values nor request parameters."""
    return [name for name in dict.fromkeys(_VARIABLE.findall(spec.path or "")) if name not in known]


def _is_whole(scope: Scope, spec: AwsBackend, path: Path) -> bool:
    if (spec.action is None) == (spec.path is None):
        what = "both `action` and `path`" if spec.action else "neither `action` nor `path`"
        help = "remove one of them" if spec.action else "add `action:`, or `path:`"
        scope.report(ACTION_OR_PATH, path, f"this backend has {what}", help, at_key=True)
        return False
    if not (spec.allow or spec.role or spec.as_caller):
        prefix = spec.service.rpartition(".")[2]
        help = f"add `allow: [{{actions: [{prefix}:{spec.action or '…'}], resources: [...]}}]`"
        message = f"this backend has no permissions for {spec.service!r}"
        scope.report(NOTHING_ALLOWED, path, message, help, at_key=True)
        return False
    return True


def _values(scope: Scope, spec: AwsBackend, path: Path) -> dict[str, str | DeployText]:
    found = {
        name: value if isinstance(value, str) else scope.text(value, (*path, "values", name))
        for name, value in sorted((spec.values or {}).items())
    }
    return {name: value for name, value in found.items() if value is not None}


def _assigned(values: Mapping[str, str | DeployText]) -> list[Part]:
    """The values as the variables of a template."""
    parts: list[Part] = []
    for name, value in values.items():
        text = (operand(value),) if isinstance(value, str) else ("'", value, "'")
        parts += [f"#set(${name} = ", *text, ")\n"]
    return parts


def _url(path: str, values: Mapping[str, str | DeployText]) -> Joined:
    """The path, with the values in it."""
    parts: list[Part] = []
    for index, text in enumerate(_VARIABLE.split(path.removeprefix("/"))):
        parts.append(text if index % 2 == 0 else values.get(text, f"{{{text}}}"))
    return joined(*parts)


SERVICE = Service(call=call)
