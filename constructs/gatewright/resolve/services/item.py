"""Response templates that turn DynamoDB's typed attributes into plain JSON: `{"total": {"N": "5"}}` to `{"total": 5}`.

Velocity macros may not work in API Gateway, so each level of nesting has its own code. Maps, lists and sets share a
loop at each level: the size of a template grows linearly with the depth.
"""

from gatewright.resolve.services.vtl import choice, escaped

DEPTH = 4
"""How many levels of maps and lists an item can have."""

_COMMA = "#if($foreach.hasNext), #end"
_TOO_DEEP = "#set($context.responseOverride.status = 500)null"


def plain_item(reference: str) -> str:
    """The JSON object of an item."""
    member = f"#set($v0 = $item.get($name)){_string('$name')}: {_value(0)}"
    return f"#set($item = {reference}){{#foreach($name in $item.keySet()){member}{_COMMA}#end}}"


def plain_items(reference: str) -> str:
    """The JSON list of items."""
    return f"[#foreach($entry in {reference}){plain_item('$entry')}{_COMMA}#end]"


def _value(level: int) -> str:
    """An attribute: a map of one entry, its type and its content."""
    value, type, content = (f"${letter}{level}" for letter in "vtx")
    text = choice(
        (f'{type} == "S" || {type} == "B"', _string(content)),
        (f'{type} == "N" || {type} == "BOOL"', content),
        (f'{type} == "NULL"', "null"),
        otherwise=_several(level) if level < DEPTH else _TOO_DEEP,
    )
    return f"#foreach({type} in {value}.keySet())#set({content} = {value}.get({type})){text}#end"


def _several(level: int) -> str:
    """A map, a list or a set. The entries of a map are its keys, which give the values."""
    type, content, entries, entry = (f"${letter}{level}" for letter in "txni")
    inner = f"$v{level + 1}"
    is_map = f'{type} == "M"'
    named = f"{_string(entry)}: #set({inner} = {content}.get({entry}))"
    item = choice(
        (f'{type} == "SS" || {type} == "BS"', _string(entry)),
        (f'{type} == "NS"', entry),
        otherwise=choice((is_map, named), otherwise=f"#set({inner} = {entry})") + _value(level + 1),
    )
    return (
        choice((is_map, f"#set({entries} = {content}.keySet()){{"), otherwise=f"#set({entries} = {content})[")
        + f"#foreach({entry} in {entries}){item}{_COMMA}#end"
        + choice((is_map, "}"), otherwise="]")
    )


def _string(reference: str) -> str:
    return f'"{escaped(reference)}"'
