"""The files and folders that a spec names: are they there, inside the spec's own folder, and of use?"""

from pathlib import Path as FilePath

from gatewright.diagnostics import Diagnostic
from gatewright.document import Document
from gatewright.gateway import Gateway
from gatewright.read import Tree
from gatewright.read.code_folders import CodeFault, survey


def check_files(gateway: Gateway, tree: Tree, document: Document) -> tuple[Diagnostic, ...]:
    """What is wrong with the files that a gateway names."""
    diagnostics: list[Diagnostic] = []
    faults: dict[FilePath, CodeFault | None] = {}
    for function in gateway.functions:
        place = document.value_place((*function.path, "code"))
        folder, problems = tree.folder(function.code, place)
        diagnostics += problems
        if folder is not None:
            fault = faults[folder] if folder in faults else faults.setdefault(folder, _fault(folder))
            diagnostics += (fault.at(place),) if fault else ()
    return tuple(diagnostics)


def _fault(folder: FilePath) -> CodeFault | None:
    found = survey(folder)
    return found if isinstance(found, CodeFault) else None
