"""From a finished template to constructs, in one call: CDK makes a typed L1 construct of every resource."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aws_cdk as cdk
from constructs import Construct

from gatewright.cdk.compact import compact_yaml
from gatewright.cdk.embedded import Embedded
from gatewright.cdk.tag import move_tags
from gatewright.read.code_folders import IGNORED
from gatewright.template import Hole, Template, Value
from gatewright.template.rendering import render

_STACKS_OWN = ("AWSTemplateFormatVersion", "Description")
"""Sections about the stack, which is not the gateway's."""


def include(
    scope: Construct, embedded: Embedded, template: Template, parameters: Mapping[str, object] | None = None
) -> cdk.cloudformation_include.CfnInclude:
    """The constructs of a template, with its code and files as assets. Values take the place of its parameters."""
    code, files = _code(scope, embedded, template), _files(scope, embedded, template)
    template = template.fill(_holes(code | files))
    body = render(template, lambda path: embedded.document.key_place(path).key).body
    resources: Any = body["Resources"]
    if scope.node.try_get_context("aws:cdk:enable-asset-metadata"):
        for name, asset in code.items():
            resources[embedded.ids.of("Function", name)]["Metadata"] |= _code_metadata(asset)
    with TemporaryDirectory() as folder:
        file = Path(folder, "template.yaml")
        file.write_text(compact_yaml({name: part for name, part in body.items() if name not in _STACKS_OWN}))
        made = cdk.cloudformation_include.CfnInclude(
            scope, "Template", template_file=str(file), parameters=parameters or {}
        )
    move_tags(made, resources)
    return made


def _code(scope: Construct, embedded: Embedded, template: Template) -> dict[str, cdk.aws_s3_assets.Asset]:
    """An asset for every function of the gateway's own, by the function's name."""
    found: dict[str, cdk.aws_s3_assets.Asset] = {}
    for asset in template.assets:
        if asset.is_file:
            continue
        folder, _ = embedded.file.tree.folder(asset.path, embedded.document.value_place(asset.origin))
        found[asset.name] = cdk.aws_s3_assets.Asset(
            scope,
            f"Code-{asset.name}",
            path=str(folder),
            exclude=list(IGNORED),
            ignore_mode=cdk.IgnoreMode.GIT,
            follow_symlinks=cdk.SymlinkFollowMode.BLOCK_EXTERNAL,
        )
    return found


def _files(scope: Construct, embedded: Embedded, template: Template) -> dict[str, cdk.aws_s3_assets.Asset]:
    """An asset for every file that is uploaded as it is, by what it is for."""
    found: dict[str, cdk.aws_s3_assets.Asset] = {}
    for asset in template.assets:
        if asset.is_file:
            file, _ = embedded.file.tree.file(asset.path, embedded.document.value_place(asset.origin))
            found[asset.name] = cdk.aws_s3_assets.Asset(scope, f"File-{asset.name}", path=str(file))
    return found


def _holes(assets: Mapping[str, cdk.aws_s3_assets.Asset]) -> dict[Hole, Value]:
    buckets: dict[Hole, Value] = {Hole("asset", name, "bucket"): one.s3_bucket_name for name, one in assets.items()}
    keys: dict[Hole, Value] = {Hole("asset", name, "key"): one.s3_object_key for name, one in assets.items()}
    return buckets | keys


def _code_metadata(asset: cdk.aws_s3_assets.Asset) -> dict[str, object]:
    """What tools read of a function to find its code on this machine."""
    return {"aws:asset:path": asset.asset_path, "aws:asset:is-bundled": False, "aws:asset:property": "Code"}
