"""All codes that a diagnostic can have: of the compiler's stages, and of the rules."""

from collections.abc import Collection
from functools import cache

from gatewright import code_folders, stacks, together
from gatewright.compose import codes as compose
from gatewright.diagnostics import Code, Diagnostic
from gatewright.embedding import codes as embedding
from gatewright.nearest import suggestion
from gatewright.reading import codes as reading
from gatewright.release import codes as release
from gatewright.resolve import codes as resolve
from gatewright.resolve.services import codes as services
from gatewright.rules import all_rules
from gatewright.shape import codes as shape
from gatewright.source import Place


def stage_codes() -> tuple[Code, ...]:
    """The codes of the stages: what they say cannot be waived, for there is nothing to go on with."""
    modules = (reading, shape, compose, resolve, services, stacks, together, code_folders, embedding, release)
    return tuple(code for module in modules for code in module.CODES)


@cache
def all_codes() -> tuple[Code, ...]:
    """The codes of the stages, then those of the rules, by id."""
    return (*stage_codes(), *(rule.code for rule in all_rules()))


def find_code(word: str) -> Code | None:
    """The code with this id or name."""
    return next((code for code in all_codes() if word in (code.id, code.name)), None)


def wrong_setting(word: str, known: Collection[str], place: Place) -> Diagnostic:
    """What is wrong with a setting under `rules` for something that is not a rule."""
    code = find_code(word)
    if code is None:
        help = suggestion(word, known) or "`gatewright rule` lists all rules"
        return resolve.UNKNOWN_RULE.at(place, f"there is no rule {word!r}", help=help)
    message = f"{code.name} ({code.id}) is not a rule that can be set: it says what keeps a spec from being understood"
    return resolve.UNKNOWN_RULE.at(place, message, help="take this setting out, and mend what it says")
