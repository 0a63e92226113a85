"""Intrinsic functions: how CloudFormation writes references."""

from collections.abc import Mapping

from gatewright.template.values import GetAtt, Import, Lookup, Piece, Ref, Text, Value


def intrinsic(value: Ref | GetAtt | Import | Lookup | Text | Piece) -> Mapping[str, Value]:
    """A reference, a text or a piece as an intrinsic function. Its arguments are values and can hold references."""
    match value:
        case Ref(id) | Lookup(id):
            return {"Ref": id}
        case GetAtt(id, attribute):
            return {"Fn::GetAtt": [id, attribute]}
        case Import(name):
            return {"Fn::ImportValue": name}
        case Text(parts):
            return {"Fn::Sub": _sub(parts)}
        case Piece(whole, separator, index):
            return {"Fn::Select": [index, {"Fn::Split": [separator, whole]}]}


def _sub(parts: tuple[Value, ...]) -> Value:
    """The argument of `Fn::Sub`: a pattern, and variables for what a pattern cannot name."""
    pattern: list[str] = []
    variables: dict[str, Value] = {}
    for part in parts:
        match part:
            case str():
                pattern.append(part.replace("${", "${!"))
            case Ref(id) | Lookup(id):
                pattern.append(f"${{{id}}}")
            case GetAtt(id, attribute):
                pattern.append(f"${{{id}.{attribute}}}")
            case _:
                name = f"Part{len(variables) + 1}"
                variables[name] = part
                pattern.append(f"${{{name}}}")
    joined = "".join(pattern)
    return [joined, variables] if variables else joined
