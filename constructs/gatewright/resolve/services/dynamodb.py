"""DynamoDB: requests of typed attributes, and responses with items as plain JSON."""

from collections.abc import Mapping

from msgspec.structs import asdict

from gatewright.document import Path
from gatewright.gateway import Grant, Joined, Outside, Part
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.action import ActionKeys, suits
from gatewright.resolve.services.call import ServiceCall, headers, request_templates, sources_in
from gatewright.resolve.services.item import plain_item, plain_items
from gatewright.resolve.services.response import Failure, ServiceResponse, errors, good, override
from gatewright.resolve.services.service import Service
from gatewright.resolve.services.thing import name_of, region_of, thing
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


def call(scope: Scope, spec: DynamodbBackend, path: Path) -> ServiceCall | None:
    """The call on items of a table."""
    table = thing(scope, spec.table, (*path, "table"), "table")
    if not suits(scope, spec, spec.action, TAKES, path) or table is None:
        return None
    resource = joined(table, f"/index/{spec.index}") if spec.index else table
    return ServiceCall(
        service="dynamodb",
        region=region_of(table),
        action=spec.action,
        parameters=headers(Content_Type="application/x-amz-json-1.0"),
        templates=request_templates(spec, _request(scope, spec, table, path)),
        responses=(_RESPONSES[spec.action], *errors(_CONFLICT, ours=("ResourceNotFound",))),
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
    """The members that are the same in all requests."""
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
        """Typed attributes. Those for which the request has no value are left out, unless they must be `whole`."""
        values = {f"{prefix}{name}": self._value(value, (*path, name)) for name, value in attributes.items()}
        unsure = {} if whole else self._template.unsure(_sources_of(attributes))
        return members(values, {f"{prefix}{name}": variable for name, variable in unsure.items()})

    def start(self, attributes: Mapping[str, Attribute], path: Path) -> str:
        """The key after which a query starts, if the request has all of it."""
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
        """A boolean. Other values are sent as strings, which DynamoDB rejects: a guess could store the wrong value."""
        text, other = self._template.text(source), self._template.string(source)
        return choice((f'{text} == "true"', "true"), (f'{text} == "false"', "false"), otherwise=other)


def _sources_of(attributes: Mapping[str, Attribute]) -> dict[str, ValueSource]:
    """The sources of attributes that come from the request."""
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


def _got() -> ServiceResponse:
    item = plain_item("$input.path('$.Item')")
    read = """#set($found = "$!input.json('$.Item')")"""
    return good(200, read + choice(('$found.startsWith("{")', item), otherwise=override(404, "Not found")))


def _queried() -> ServiceResponse:
    items, next = plain_items("$input.path('$.Items')"), plain_item("$input.path('$.LastEvaluatedKey')")
    more = f"""#set($more = "$!input.json('$.LastEvaluatedKey')")#if($more.startsWith("{{")), "next": {next}#end"""
    return good(200, f'{{"items": {items}{more}}}')


_RESPONSES = {
    "GetItem": _got(),
    "PutItem": good(200, "{}"),
    "UpdateItem": good(200, plain_item("$input.path('$.Attributes')")),
    "DeleteItem": good(204, ""),
    "Query": _queried(),
}


SERVICE = Service(call=call)
