"""The files and folders that a spec names: are they there, inside the spec's own folder?"""

from gatewright.diagnostics import Diagnostic
from gatewright.document import Document
from gatewright.gateway import Gateway
from gatewright.reading import Tree


def check_files(gateway: Gateway, tree: Tree, document: Document) -> tuple[Diagnostic, ...]:
    """What is wrong with the files that a gateway names."""
    diagnostics: list[Diagnostic] = []
    for function in gateway.functions:
        _, problems = tree.folder(function.code, document.value_place((*function.path, "code")))
        diagnostics += problems
    return tuple(diagnostics)
