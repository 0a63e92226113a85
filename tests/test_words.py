"""Plain words: what users read says what their trade says, and no sentence needs a second reading.

The list holds what is never right. What depends on the sentence (callers or clients) is in CONTRIBUTING.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "constructs/gatewright"

WORDS = {
    r"nothing (?:else )?is said|said nothing": "Defaults to X",
    r"belongs? into": "belongs to, is part of",
    r"\b(?:has|have) not\b(?! (?:been|yet|to))": "does not support, does not have",
    r"\b(?:is|are) none (?:that|of)\b": "is not a",
    r"\b(?:is|are|was|be|been) told\b|\btells?\b|\btold\b|\bhears? of\b": "report, print, notify",
    r"\banswer(?:s|ed|ing)?\b": "response; returns, handles",
    r"\blets? (?:\w+ )?(?:in|through)\b|\blet (?:in|through)\b": "allow, authorize",
    r"\bturn(?:s|ed)? (?:\w+ )?(?:down|away)\b": "reject, block",
    r"\bnearest way\b": "alternative",
    r"\bfaces\b": "stages",
    r"\b(?:domains?|names?) of (?:your|its|their) own\b": "custom domain name",
    r"\bof the (?:first|second) kind\b": "VPC link V1, VPC link V2",
    r"\bsecond version of events\b": "payload format version 2.0",
    r"\bdeciders?\b": "authorizer",
    r"\bwritten in place\b": "inline",
    r"\bbare names?\b": "name",
    r"\bstands? (?:under|behind|in front|below|beside)\b": "is defined in, refers to",
    r"\bmend(?:s|ed|ing)?\b": "fix",
    r"\b(?:some|any|no|every)body\b": "name who acts",
    r"\banew\b|\bbesides\b|\bwhereof\b|\bfor ever\b": "again, also, of which, forever",
    r"\bweigh(?:s|ed|t)?\b(?= (?:more|less|of a firewall))|\bwhat (?:it|they) weighs?\b": "capacity, WCU",
    r"\btrue or false\b|\ba whole number\b|\bany mapping\b": "boolean, integer, object",
    r"\bfall(?:s)? to\b|\bway back\b": "fall back, rollback",
    r"\bexclude each other\b": "cannot be used together",
    r"\bhave it \w+ed\b": "the verb itself",
    r"(?:^|\b(?:or|and) )name (?:an?|the|one|another|it)\b": "use, list, refer to",
    r"\bcan (?:have|hold|notify) (?= |[0-9])(?=[^\n]*, not )": "can have at most",
    r"^not (?:an?|the)\b": "'x' is not a …",
}
"""What is never right, with what to write."""

CODE = re.compile(
    r"```.*?```|`[^`\n]*`|\[[a-z_]+/[a-z_./]+\]\([^)\n]*\)|\]\([^)\n]*\)|\{\{?[^}\n]*\}\}?|<[^>\n]*>", re.DOTALL
)
"""What is not prose: code, addresses, placeholders."""


IN_TEMPLATES = {
    "lower/audit.py": "a description of an output",
    "lower/http/body.py": "a description in the OpenAPI body",
    "lower/origin_check.py": "descriptions of the function and the authorizer, and its code",
    "lower/websocket/response.py": "a name that the digest of a deployment is made from",
}
"""Modules with texts of templates: another word would change what is deployed."""


def pages() -> list[Path]:
    """Everything in Markdown, but for CONTRIBUTING and the list of rules, which name such words."""
    left_out = (ROOT / "CONTRIBUTING.md", ROOT / "docs/rules/README.md")
    return sorted(page for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")) if page not in left_out)


def modules() -> list[Path]:
    """The modules of the package."""
    return sorted(path for path in PACKAGE.rglob("*.py") if str(path.relative_to(PACKAGE)) not in IN_TEMPLATES)


def findings(text: str) -> Iterator[str]:
    """What in a text is never right."""
    prose = CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for pattern, instead in WORDS.items():
        for match in re.finditer(pattern, prose, re.IGNORECASE):
            line = prose.count("\n", 0, match.start()) + 1
            yield f"{line}: {match[0]!r}: write {instead}"


def texts(module: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module, each with the line before it: docstrings, messages, helps."""
    tree = ast.parse(module.read_bytes())
    formatted = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
            yield node.lineno - 1, "".join(str(part) for part in parts)
        elif isinstance(node, ast.Constant) and id(node) not in formatted and _is_text(node.value):
            yield node.lineno - 1, str(node.value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and " " in value


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_uses_the_words_of_the_trade(page: Path) -> None:
    heading, _, text = page.read_text("utf-8").partition("\n")
    assert heading.startswith("# "), "the name of a rule, or of what the page is about"
    assert list(findings(text)) == []


@pytest.mark.parametrize("module", modules(), ids=lambda module: str(module.relative_to(PACKAGE)))
def test_a_module_uses_the_words_of_the_trade(module: Path) -> None:
    found = [f"line {line}+{finding}" for line, text in texts(module) for finding in findings(text)]
    assert found == []
