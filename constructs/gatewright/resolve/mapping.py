"""Mappings: what backends get and callers get, with templates read from their files."""

from collections.abc import Mapping

from gatewright.document import Path
from gatewright.document.source import Source as TextFile
from gatewright.gateway import MappedTemplate, RequestMap, ResponseMap
from gatewright.resolve.scope import Scope
from gatewright.spec.mapping import RequestMapping, Responses, Template, ValueSource
from gatewright.spec.values.identity import Identity


def resolve_request(scope: Scope, spec: RequestMapping | None, path: Path) -> RequestMap | None:
    """What a backend gets, if a spec says anything about it."""
    if spec is None:
        return None
    parameters: dict[tuple[str, str], ValueSource] = {}
    for location, written in (("header", spec.headers), ("query", spec.query), ("path", spec.path)):
        parameters.update({(location, name): source for name, source in sorted((written or {}).items())})
    return RequestMap(
        path=path,
        parameters=parameters,
        templates=_templates(scope, spec.templates or {}, (*path, "templates")),
        passthrough=spec.passthrough,
        content=spec.content,
        append={Identity.parse(key): source for key, source in sorted((spec.append or {}).items())},
        remove=spec.remove or (),
    )


def resolve_responses(scope: Scope, spec: Responses | None, path: Path) -> tuple[ResponseMap, ...]:
    """What callers get, by status."""
    return tuple(
        ResponseMap(
            status=status,
            path=(*path, status),
            when=response.when or "",
            headers=dict(sorted((response.headers or {}).items())),
            templates=_templates(scope, response.templates or {}, (*path, status, "templates")),
            content=response.content,
            append=dict(sorted((response.append or {}).items())),
            remove=response.remove or (),
        )
        for status, response in sorted((spec or {}).items())
    )


def _templates(scope: Scope, written: Mapping[str, Template], path: Path) -> dict[str, MappedTemplate]:
    found: dict[str, MappedTemplate] = {}
    for content_type, template in sorted(written.items()):
        here = (*path, content_type)
        if isinstance(template, str):
            found[content_type] = MappedTemplate(text=template, path=here)
            continue
        here = (*here, "file")
        text = scope.file_text(template.file, here)
        if text is not None:
            file = TextFile(scope.display(template.file), text, template.file)
            found[content_type] = MappedTemplate(text=text, path=here, file=file)
    return found
