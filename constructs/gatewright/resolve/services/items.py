"""Response templates that make plain JSON of DynamoDB's typed attributes.

Velocity has no functions that API Gateway is sure to take, so what is nested is written out, level by level. The
templates are made once, and hold nothing of any spec.
"""

from gatewright.resolve.services.vtl import choice, escaped

DEPTH = 2
"""How deep maps and lists may be in an item."""


def plain_item(reference: str) -> str:
    """The JSON object of an item."""
    return f"#set($item = {reference}){_members('$item', 0)}"


def plain_items(reference: str) -> str:
    """The JSON list of items."""
    return f"[#foreach($item in {reference}){_members('$item', 0)}{_COMMA}#end]"


_COMMA = "#if($foreach.hasNext), #end"


def _members(map: str, level: int) -> str:
    key, value = f"$k{level}", f"$v{level}"
    body = f'"#if({key} != ""){escaped(key)}#end": {_value(value, level)}'
    return f"{{#foreach({key} in {map}.keySet())#set({value} = {map}.get({key})){body}{_COMMA}#end}}"


def _value(value: str, level: int) -> str:
    """An attribute. What is too deep makes the answer an error rather than a wrong one."""
    kinds = {
        "S": f'"#if({value}.S != ""){escaped(f"{value}.S")}#end"',
        "N": f"{value}.N",
        "BOOL": f"{value}.BOOL",
        "NULL": "null",
        "B": f'"{value}.B"',
        **{kind: _list(f"{value}.{kind}", f"$s{level}", quoted=kind != "NS") for kind in ("SS", "NS", "BS")},
    }
    if level < DEPTH:
        inner = f"$l{level}"
        kinds["M"] = _members(f"{value}.M", level + 1)
        kinds["L"] = f"[#foreach({inner} in {value}.L){_value(inner, level + 1)}{_COMMA}#end]"
    branches = ((f'{value}.containsKey("{kind}")', text) for kind, text in kinds.items())
    return choice(*branches, otherwise="#set($context.responseOverride.status = 500)null")


def _list(reference: str, item: str, *, quoted: bool) -> str:
    text = f'"#if({item} != ""){escaped(item)}#end"' if quoted else item
    return f"[#foreach({item} in {reference}){text}{_COMMA}#end]"
