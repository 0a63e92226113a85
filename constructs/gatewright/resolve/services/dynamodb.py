"""DynamoDB: requests made of typed attributes, and items answered as plain JSON."""

from collections.abc import Mapping

from msgspec.structs import asdict

from gatewright.document import Path
from gatewright.gateway import Grant, Joined, Outside, Part
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.actions import ActionKeys, fits
from gatewright.resolve.services.answers import Answered, Failure, errors, good, override
from gatewright.resolve.services.call import ServiceCall, headers, request_templates, sources_in
from gatewright.resolve.services.items import plain_item, plain_items
from gatewright.resolve.services.things import name_of, region_of, thing
from gatewright.resolve.services.vtl import RequestTemplate, choice, joined, literal, members
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.dynamodb import Attribute, BooleanAttribute, DynamodbBackend, NumberAttribute

_WRITES = ("condition", "names", "values")
_READS = ("consistent", "projection", "names")
TAKES = {
    "GetItem": ActionKeys(("key",), _READS),
    "PutItem": ActionKeys(("item",), _WRITES),
    "UpdateItem": ActionKeys(("key", "update"), _WRITES),
    "DeleteItem": ActionKeys(("key",), _WRITES),
    "Query": ActionKeys(("key_condition",), (*_READS, "values", "filter", "index", "limit", "descending", "start")),
}

_CONFLICT = Failure(("ConditionalCheckFailed", "TransactionConflict"), 409, "Conflict")


def dynamodb(scope: Scope, spec: DynamodbBackend, path: Path) -> ServiceCall | None:
    """Items of a table."""
    table = thing(scope, spec.table, (*path, "table"), "table")
    if not fits(scope, spec, spec.action, TAKES, path) or table is None:
        return None
    resource = joined(table, f"/index/{spec.index}") if spec.index else table
    return ServiceCall(
        service="dynamodb",
        region=region_of(table),
        action=spec.action,
        parameters=headers(Content_Type="application/x-amz-json-1.0"),
        templates=request_templates(spec, _request(scope, spec, table, path)),
        answers=(_ANSWERS[spec.action], *errors(_CONFLICT, ours=("ResourceNotFound",))),
        grants=(Grant(actions=(f"dynamodb:{spec.action}",), resources=(resource,)),),
        sources=sources_in(asdict(spec), path),
    )


def _request(scope: Scope, spec: DynamodbBackend, table: Outside, path: Path) -> Joined:
    template = RequestTemplate()
    writer = _Attributes(scope, template)
    body: list[Part] = ['{"TableName": "', name_of(table), '"']
    for name, attributes, key in (
        ("Key", spec.key, "key"),
        ("Item", spec.item, "item"),
        ("ExpressionAttributeValues", spec.values, "values"),
    ):
        if attributes is not None:
            colon = ":" if key == "values" else ""
            written = writer.map(attributes, (*path, key), colon, whole=key == "key")
            body.append(f', "{name}": {{{written}}}')
    body += [f', "{name}": {value}' for name, value in _fixed(spec).items()]
    if spec.start is not None:
        body.append(writer.start(spec.start, (*path, "start")))
    return template.finish(*body, "}")


def _fixed(spec: DynamodbBackend) -> dict[str, str]:
    """What is the same for all requests."""
    names = {f"#{name}": literal(attribute) for name, attribute in (spec.names or {}).items()}
    texts = {
        "UpdateExpression": spec.update,
        "ConditionExpression": spec.condition,
        "KeyConditionExpression": spec.key_condition,
        "FilterExpression": spec.filter,
        "ProjectionExpression": spec.projection,
        "IndexName": spec.index,
    }
    return {
        **{name: literal(text) for name, text in texts.items() if text is not None},
        **({"ExpressionAttributeNames": f"{{{members(names, {})}}}"} if names else {}),
        **({"Limit": str(spec.limit)} if spec.limit is not None else {}),
        **({"ScanIndexForward": "false"} if spec.descending else {}),
        **({"ConsistentRead": "true"} if spec.consistent else {}),
        **({"ReturnValues": '"ALL_NEW"'} if spec.action == "UpdateItem" else {}),
    }


class _Attributes:
    """Writes attributes into a template."""

    def __init__(self, scope: Scope, template: RequestTemplate) -> None:
        self._scope = scope
        self._template = template

    def map(self, attributes: Mapping[str, Attribute], path: Path, prefix: str = "", *, whole: bool = False) -> str:
        """Typed attributes, if they need not be whole without those that the request has nothing for."""
        values = {f"{prefix}{name}": self._value(value, (*path, name)) for name, value in attributes.items()}
        unsure = {} if whole else self._template.unsure(_sources_of(attributes))
        return members(values, {f"{prefix}{name}": variable for name, variable in unsure.items()})

    def start(self, attributes: Mapping[str, Attribute], path: Path) -> str:
        """Where a query begins, if the request has all of it."""
        variables = self._template.unsure(_sources_of(attributes)).values()
        member = f', "ExclusiveStartKey": {{{self.map(attributes, path, whole=True)}}}'
        condition = " && ".join(f'{variable} != ""' for variable in variables)
        return f"#if({condition}){member}#end" if condition else member

    def _value(self, attribute: Attribute, path: Path) -> str:
        match attribute:
            case bool():
                return f'{{"BOOL": {str(attribute).lower()}}}'
            case int() | float():
                return f'{{"N": "{self._scope.written(path) or attribute}"}}'
            case NumberAttribute(number=source):
                return f'{{"N": {self._template.string(source)}}}'
            case BooleanAttribute(boolean=source):
                return f'{{"BOOL": {self._boolean(source)}}}'
            case ValueSource():
                return f'{{"S": {self._template.string(attribute)}}}'

    def _boolean(self, source: ValueSource) -> str:
        """True or false. Anything else goes as text, which the table refuses: it is not for us to guess."""
        text, other = self._template.text(source), self._template.string(source)
        return choice((f'{text} == "true"', "true"), (f'{text} == "false"', "false"), otherwise=other)


def _sources_of(attributes: Mapping[str, Attribute]) -> dict[str, ValueSource]:
    """What attributes come from, as far as they come from the request."""
    found: dict[str, ValueSource] = {}
    for name, attribute in attributes.items():
        match attribute:
            case ValueSource():
                found[name] = attribute
            case NumberAttribute(number=source) | BooleanAttribute(boolean=source):
                found[name] = source
            case _:
                pass
    return found


def _got() -> Answered:
    item = plain_item("$input.path('$.Item')")
    read = """#set($found = "$!input.json('$.Item')")"""
    return good(200, read + choice(('$found.startsWith("{")', item), otherwise=override(404, "Not found")))


def _queried() -> Answered:
    items, next = plain_items("$input.path('$.Items')"), plain_item("$input.path('$.LastEvaluatedKey')")
    more = f"""#set($more = "$!input.json('$.LastEvaluatedKey')")#if($more.startsWith("{{")), "next": {next}#end"""
    return good(200, f'{{"items": {items}{more}}}')


_ANSWERS = {
    "GetItem": _got(),
    "PutItem": good(200, "{}"),
    "UpdateItem": good(200, plain_item("$input.path('$.Attributes')")),
    "DeleteItem": good(204, ""),
    "Query": _queried(),
}
