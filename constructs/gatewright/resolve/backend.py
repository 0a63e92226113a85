"""Backends: from what is written to their targets."""

import json

from gatewright.document import Path
from gatewright.gateway import (
    Backend,
    Choice,
    Function,
    HttpTarget,
    LambdaTarget,
    Link,
    MockTarget,
    Outside,
    StageUrl,
    Target,
)
from gatewright.resolve.choice import resolve_choice
from gatewright.resolve.mapping import resolve_request, resolve_responses
from gatewright.resolve.scope import Scope
from gatewright.spec.backend import Backend as BackendSpec
from gatewright.spec.backend import HttpBackend, HttpUrl, LambdaBackend, MockBackend, url_variables
from gatewright.spec.choice import FunctionChoice, LinkChoice
from gatewright.spec.reference import IdReference, Reference
from gatewright.spec.values.duration import Duration


class Backends:
    """The gateway's backends: the named ones, and the inline ones."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self.named = {
            name: backend
            for name, spec in sorted((scope.spec.backends or {}).items())
            if (backend := self.resolve(spec, ("backends", name), name)) is not None
        }

    def resolve(self, spec: BackendSpec, path: Path, name: str | None = None) -> Backend | None:
        """The backend that is written at `path`."""
        target = self._target(spec, path)
        return Backend(name=name, path=path, target=target) if target is not None else None

    def _target(self, spec: BackendSpec, path: Path) -> Target | None:
        match spec:
            case LambdaBackend():
                return self._lambda(spec, (*path, "lambda"))
            case HttpBackend():
                return self._http(spec, (*path, "http"))
            case MockBackend():
                return self._mock(spec, (*path, "mock"))
            case _:
                from gatewright.resolve.services import service_target  # noqa: PLC0415 - few specs need all of these

                return service_target(self._scope, spec, path)

    def _lambda(self, spec: LambdaBackend, path: Path) -> LambdaTarget | None:
        function = self._function(spec.function, (*path, "function"))
        if function is None:
            return None
        return LambdaTarget(
            function=function,
            timeout=_milliseconds(spec.timeout),
            stream=bool(spec.stream),
            asynchronous=bool(spec.asynchronous),
            request=resolve_request(self._scope, spec.request, (*path, "request")),
            responses=resolve_responses(self._scope, spec.responses, (*path, "responses")),
            payload=(spec.payload or 2) if self._scope.spec.kind == "http" else 1,
        )

    def _http(self, spec: HttpBackend, path: Path) -> HttpTarget | None:
        scope = self._scope
        base: StageUrl | None = None
        url = spec.path or ""
        if isinstance(spec.url, HttpUrl):
            url = spec.url.url + url
        else:
            found = scope.text(spec.url, (*path, "url"))
            if not isinstance(found, StageUrl):
                return None
            base = found
        return HttpTarget(
            url=url,
            base=base,
            variables=url_variables(url),
            method=spec.method,
            timeout=_milliseconds(spec.timeout),
            stream=bool(spec.stream),
            vpc_link=self._vpc_link(spec.vpc_link, (*path, "vpc_link")) if spec.vpc_link else None,
            load_balancer=scope.outside(spec.target, (*path, "target"), "load balancer") if spec.target else None,
            listener=scope.outside(spec.listener, (*path, "listener"), "listener") if spec.listener else None,
            verify_tls=spec.verify_tls is not False,
            request=resolve_request(scope, spec.request, (*path, "request")),
            responses=resolve_responses(scope, spec.responses, (*path, "responses")),
        )

    def _function(
        self, written: Reference | FunctionChoice, path: Path
    ) -> Function | Outside | Choice[Function | Outside] | None:
        if not isinstance(written, FunctionChoice):
            return self._scope.function(written, path)
        return resolve_choice(self._scope, written.stage_variable, written.of, path, self._scope.function)

    def _vpc_link(self, written: Reference | IdReference | LinkChoice, path: Path) -> Link | Choice[Link] | None:
        if not isinstance(written, LinkChoice):
            return self._scope.vpc_link(written, path)
        return resolve_choice(self._scope, written.stage_variable, written.of, path, self._scope.vpc_link)

    def _mock(self, spec: MockBackend, path: Path) -> MockTarget:
        is_text = isinstance(spec.body, str)
        content_type = spec.content_type or ("text/plain" if is_text else "application/json")
        body = (
            ""
            if spec.body is None
            else spec.body
            if is_text
            else json.dumps(spec.body, ensure_ascii=False, sort_keys=True)
        )
        return MockTarget(
            status=200 if spec.status is None else spec.status,
            content_type=content_type,
            body=body,
            headers=dict(sorted((spec.headers or {}).items())),
            request=resolve_request(self._scope, spec.request, (*path, "request")),
            responses=resolve_responses(self._scope, spec.responses, (*path, "responses")),
        )


def _milliseconds(timeout: Duration | None) -> int | None:
    return timeout.milliseconds if timeout else None
