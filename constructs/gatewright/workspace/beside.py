"""The specs next to those of a command: the contents of a stack must not depend on which specs a command names.

A spec next to another one matters if it shares a stack, a domain or a name with it, or one refers to the other. Most
specs in a folder do not; a quick search of their text excludes them, so that a large folder costs next to nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from gatewright.compose.specfile import SpecFile
from gatewright.workspace.finding import spec_bytes, spec_files, spec_in

_TIES = rb"""\b(?:stack|gateway|domains|include)\b["']?\s*:|\bkind["']?\s*:\s*["']?(?:account|domain)\b"""
"""What a spec says that has to do with others."""

_NAME = rb"""(?m)(?:^|[{,])\s*["']?name["']?\s*:\s*["']?([^\s"',}#]+)"""


def specs_beside(files: Sequence[SpecFile]) -> tuple[SpecFile, ...]:
    """The other specs in the folders of these that may have to do with them. What is no file is in no folder."""
    files = [file for file in files if Path(file.source.name).exists()]
    given = {os.path.realpath(file.source.name) for file in files}
    texts = "\n".join(file.source.text for file in files).encode()
    folders = sorted({str(Path(file.source.name).parent) for file in files})
    return tuple(found for folder in folders for found in _in_folder(folder, given, texts))


def _in_folder(folder: str, given: set[str], texts: bytes) -> Iterator[SpecFile]:
    for path in spec_files(Path(folder)):
        if os.path.realpath(path) in given:
            continue
        data = spec_bytes(path)
        if data is not None and _may_matter(data, texts):
            yield spec_in(data, path)


def _may_matter(data: bytes, texts: bytes) -> bool:
    """Whether a spec may have to do with the texts of others: too often rather than not often enough."""
    if re.search(_TIES, data):
        return True
    names = set(re.findall(_NAME, data))
    return any(b"${" in name or re.search(rb"(?<![\w-])" + re.escape(name) + rb"(?![\w-])", texts) for name in names)
