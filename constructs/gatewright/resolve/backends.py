"""Backends: from what is written to what answers."""

import json

from gatewright.document import Path
from gatewright.gateway import Backend, Function, HttpTarget, LambdaTarget, MockTarget, StageUrl, Target
from gatewright.resolve.scope import Scope
from gatewright.spec.backend import Backend as BackendSpec
from gatewright.spec.backend import HttpBackend, HttpUrl, LambdaBackend, MockBackend, url_variables
from gatewright.spec.reference import Named
from gatewright.spec.values.duration import Duration


class Backends:
    """The gateway's backends: the named ones, and those written in place."""

    def __init__(self, scope: Scope, functions: tuple[Function, ...]) -> None:
        self._scope = scope
        self._functions = {function.name: function for function in functions}
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
                return _mock(spec)

    def _lambda(self, spec: LambdaBackend, path: Path) -> LambdaTarget | None:
        scope = self._scope
        if isinstance(spec.function, Named) and spec.function.text in self._functions:
            return LambdaTarget(function=self._functions[spec.function.text], timeout=_milliseconds(spec.timeout))
        if isinstance(spec.function, Named) and scope.is_broken("functions", spec.function.text):
            return None
        function = scope.outside(spec.function, (*path, "function"), "function", self._functions)
        return LambdaTarget(function=function, timeout=_milliseconds(spec.timeout)) if function else None

    def _http(self, spec: HttpBackend, path: Path) -> HttpTarget | None:
        base: StageUrl | None = None
        url = spec.path or ""
        if isinstance(spec.url, HttpUrl):
            url = spec.url.url + url
        else:
            found = self._scope.text(spec.url, (*path, "url"))
            if not isinstance(found, StageUrl):
                return None
            base = found
        return HttpTarget(
            url=url, base=base, variables=url_variables(url), method=spec.method, timeout=_milliseconds(spec.timeout)
        )


def _mock(spec: MockBackend) -> MockTarget:
    is_text = isinstance(spec.body, str)
    content_type = spec.content_type or ("text/plain" if is_text else "application/json")
    body = "" if spec.body is None else spec.body if is_text else json.dumps(spec.body, ensure_ascii=False)
    return MockTarget(
        status=200 if spec.status is None else spec.status,
        content_type=content_type,
        body=body,
        headers=dict(sorted((spec.headers or {}).items())),
    )


def _milliseconds(timeout: Duration | None) -> int | None:
    return timeout.milliseconds if timeout else None
