"""The documentation in the models' source: their docstrings, and those of their fields.

Read only to generate documents (the schema, the reference pages), never to check a spec.
"""

from functools import cache
from typing import Any


@cache
def field_docs(cls: type[Any]) -> dict[str, str]:
    """Every field's docstring, with the inherited ones."""
    docs: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if "__annotations__" in vars(base):
            docs.update(_own_field_docs(base))
    return docs


def class_doc(cls: type[Any]) -> str:
    """A class's docstring as paragraphs."""
    return unwrap(cls.__doc__ or "")


def described(text: str) -> dict[str, str]:
    """The keywords of a JSON Schema that editors show; none without a text."""
    return {"description": text, "markdownDescription": text} if text else {}


def unwrap(text: str) -> str:
    """Lines joined into paragraphs."""
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(" ".join(line.strip() for line in paragraph.splitlines()) for paragraph in paragraphs)


def _own_field_docs(cls: type[Any]) -> dict[str, str]:
    import ast  # noqa: PLC0415 - needed where the schema and pages are made
    import inspect  # noqa: PLC0415 - a slow import that checking a spec must not pay for
    import textwrap  # noqa: PLC0415

    node = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(node, ast.ClassDef)
    docs: dict[str, str] = {}
    for before, after in zip(node.body, node.body[1:], strict=False):
        match before, after:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                docs[name] = unwrap(text)
            case _:
                pass
    return docs
