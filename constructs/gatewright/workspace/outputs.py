"""What `gatewright synth` makes of a stack: a template, a source map, and packages of code."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.nearest import suggestion
from gatewright.diagnostics.usage import UsageError
from gatewright.document.source import Place
from gatewright.read import Tree
from gatewright.read.packaging import Packed, as_it_is, pack
from gatewright.template import Hole, Ref, Value
from gatewright.template.rendering import UnfilledHoleError, to_json
from gatewright.workspace.sourcemap import source_map
from gatewright.workspace.sourcemap import to_text as map_text
from gatewright.workspace.stacks import ASSET_BUCKET, Stack, StackPart, render_stack

FORMATS = ("json", "yaml")

INLINE_LIMIT = 51_200
"""Up to so many bytes a template can be deployed without a bucket."""
BUCKET_LIMIT = 1_000_000


class Made(Struct, frozen=True):
    """A stack's outputs, not yet written."""

    stack: Stack
    body: Mapping[str, Any]
    template: str
    map: str
    packages: tuple[Packed, ...]
    format: str

    @property
    def template_name(self) -> str:
        """The name of the template's file."""
        return f"{self.stack.title}.template.{self.format}"

    @property
    def map_name(self) -> str:
        """The name of the source map's file."""
        return f"{self.stack.title}.map.json"

    def files(self) -> Iterator[tuple[str, bytes]]:
        """All files by name. The template comes last: it must not name what is not there yet."""
        for package in self.packages:
            yield package.key, package.data
        yield self.map_name, self.map.encode()
        yield self.template_name, self.template.encode()


class Packer:
    """Makes assets ready for a bucket. Folders of code are packed once, however many functions share one."""

    def __init__(self) -> None:
        self._packed: dict[str, Packed] = {}

    def pack(self, part: StackPart) -> tuple[dict[str, Packed], tuple[Diagnostic, ...]]:
        """What is uploaded for a gateway, by the names of the assets."""
        packages: dict[str, Packed] = {}
        diagnostics: list[Diagnostic] = []
        for asset in part.template.assets:
            make = self._file if asset.is_file else self._folder
            package, problems = make(asset.path, part.compilation.file.tree, part.document.value_place(asset.origin))
            if package is not None:
                packages[asset.name] = package
            diagnostics += problems
        return packages, tuple(diagnostics)

    def _file(self, path: str, tree: Tree, place: Place) -> tuple[Packed | None, tuple[Diagnostic, ...]]:
        data, problems = tree.read(path, place)
        return (None if data is None else as_it_is(path, data)), problems

    def _folder(self, path: str, tree: Tree, place: Place) -> tuple[Packed | None, tuple[Diagnostic, ...]]:
        folder, problems = tree.folder(path, place)
        package = self._packed.get(str(folder))
        if folder is not None and package is None:
            package, problems = pack(folder, place)
        if package is not None:
            self._packed[str(folder)] = package
        return package, problems


def make(
    stack: Stack, bound: Mapping[str, str | None], format: str, packer: Packer
) -> tuple[Made | None, tuple[Diagnostic, ...]]:
    """A stack's outputs."""
    packages: dict[StackPart, dict[str, Packed]] = {}
    diagnostics: list[Diagnostic] = []
    for part in stack.parts:
        packages[part], problems = packer.pack(part)
        diagnostics += problems
    if diagnostics:
        return None, tuple(diagnostics)
    try:
        rendered = render_stack(stack, lambda part: {**_bound(bound), **_assets(packages[part])})
    except UnfilledHoleError as error:
        name = error.hole.name
        help = suggestion(name, (given for given, arn in bound.items() if arn)) or f"add `--bind {name}=ARN`"
        raise UsageError(f"{stack.title}: nothing is bound to {name!r}", help) from error
    needed = {package.key: package for found in packages.values() for package in found.values()}
    template = _to_text(rendered.body, format)
    map = map_text(source_map(stack, rendered))
    return Made(stack, rendered.body, template, map, tuple(needed.values()), format), ()


def read_template(text: str, format: str) -> Any:
    """The body of a template that was written before. None if the file is damaged."""
    try:
        if format == "yaml":
            from gatewright.formats.yaml_text import from_yaml  # noqa: PLC0415 - most templates are JSON

            return from_yaml(text)
        return json.loads(text)
    except ValueError:
        return None


def _to_text(body: Mapping[str, Any], format: str) -> str:
    if format == "yaml":
        from gatewright.formats.yaml_text import to_yaml  # noqa: PLC0415 - most templates are JSON

        return to_yaml(body)
    text = to_json(body)
    if len(text) <= BUCKET_LIMIT:
        return text
    return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def _assets(packages: Mapping[str, Packed]) -> dict[Hole, Value]:
    buckets: dict[Hole, Value] = {Hole("asset", name, "bucket"): Ref(ASSET_BUCKET.id) for name in packages}
    keys: dict[Hole, Value] = {Hole("asset", name, "key"): package.key for name, package in packages.items()}
    return buckets | keys


def _bound(bound: Mapping[str, str | None]) -> dict[Hole, Value]:
    return {Hole("bind", name, "arn"): arn for name, arn in bound.items() if arn}
