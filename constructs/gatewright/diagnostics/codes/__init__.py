"""The codes of the compiler's stages, as data: one module a theme, found by walking this folder.

What they report cannot be waived, because it keeps a spec from being understood. The codes of rules, which can be
waived, are those of the rules themselves. A new code takes the next free id; published ids stay what they are.
"""

from functools import cache
from importlib import import_module

from gatewright.diagnostics.diagnostic import Code


@cache
def themes() -> tuple[tuple[str, tuple[Code, ...]], ...]:
    """All codes of stages by theme, each theme by its title."""
    import pkgutil  # noqa: PLC0415 - needed where codes are listed

    modules = [import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    found = [(module.__doc__ or "", tuple(_codes(vars(module)))) for module in modules]
    return tuple(sorted(found, key=lambda theme: theme[1][0].id))


def stage_codes() -> tuple[Code, ...]:
    """All codes of stages."""
    return tuple(code for _, codes in themes() for code in codes)


def _codes(members: dict[str, object]) -> list[Code]:
    return sorted((member for member in members.values() if isinstance(member, Code)), key=lambda code: code.id)
