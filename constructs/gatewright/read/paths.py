"""What a path in a spec may look like, wherever the spec lies and whatever the machine is."""

from __future__ import annotations

import re

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.files import PATH_NOT_RELATIVE, PATH_OUTSIDE
from gatewright.document.source import Place
from gatewright.read.wording import quoted

_FORMS = (
    (re.compile(r"$"), "is empty", "write the path of a file in the spec's folder"),
    (re.compile(r"[A-Za-z][\w+.-]+:"), "is a URL", "download the file and keep it in the spec's folder"),
    (re.compile(r"[A-Za-z]:"), "names a Windows drive", "write it relative to the spec's folder"),
    (re.compile(r".*\\", re.DOTALL), "contains a backslash", "separate folders with `/`"),
    (re.compile(r"/"), "is absolute", "write it relative to the spec's folder"),
)


def check_form(path: str, at: Place) -> Diagnostic | None:
    """What is wrong with a path as it is written."""
    for form, fault, help in _FORMS:
        if form.match(path):
            return PATH_NOT_RELATIVE.at(at, f"the path {quoted(path)} {fault}", help=help)
    depth = 0
    for step in path.split("/"):
        depth += {"..": -1, ".": 0, "": 0}.get(step, 1)
        if depth < 0:
            return outside(path, at)
    return None


def outside(path: str, at: Place) -> Diagnostic:
    """The refusal of a path that points outside the spec's folder."""
    help = "move the file into the spec's folder, or the spec into a folder above both"
    return PATH_OUTSIDE.at(at, f"the path {quoted(path)} points outside the spec's folder", help=help)
