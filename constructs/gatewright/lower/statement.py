"""Statements of AWS WAF."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from gatewright.document.plain_data import present
from gatewright.gateway.firewall import (
    AddressList,
    All,
    AnyOf,
    FromAddresses,
    FromCountries,
    Labelled,
    Managed,
    Not,
    RateLimit,
    Statement,
    TextMatch,
)
from gatewright.spec.values.managed_groups import GROUPS
from gatewright.template import GetAtt, Value

_HOW = {
    "is": "EXACTLY",
    "starts_with": "STARTS_WITH",
    "ends_with": "ENDS_WITH",
    "contains": "CONTAINS",
    "word": "CONTAINS_WORD",
}
_COUNTRIES_AT_ONCE = 50
_PLAIN_PARTS = {"path": "UriPath", "query_string": "QueryString", "method": "Method"}
_COUNTED_WHOLE = {"path": "UriPath", "query_string": "QueryString"}
_COUNTED_BY_NAME = {"header": "Header", "query": "QueryArgument", "cookie": "Cookie"}


class Statements(Struct, frozen=True):
    """Writes the statements of one firewall."""

    list_id: Callable[[AddressList, str], str]
    """The logical id of a list's addresses of one version of IP."""
    client_address: str | None
    oversize: str

    def about(self, about: Statement | RateLimit | Managed) -> Value:
        """The `Statement` of a rule."""
        match about:
            case RateLimit():
                return {"RateBasedStatement": self._limit(about)}
            case Managed():
                return {"ManagedRuleGroupStatement": self._managed(about)}
            case _:
                return self._statement(about)

    def _statement(self, statement: Statement) -> Value:
        match statement:
            case TextMatch():
                return self._text(statement)
            case FromAddresses(found):
                return _either([self._addresses(self.list_id(found, version)) for version in found.families])
            case FromCountries(countries):
                return _either([self._countries(some) for some in _batches(sorted(set(countries)))])
            case Labelled(label):
                return {"LabelMatchStatement": {"Key": label, "Scope": "LABEL"}}
            case Not(inner):
                return {"NotStatement": {"Statement": self._statement(inner)}}
            case All(of):
                return {"AndStatement": {"Statements": [self._statement(inner) for inner in of]}}
            case AnyOf(of):
                return {"OrStatement": {"Statements": [self._statement(inner) for inner in of]}}

    def _text(self, wanted: TextMatch) -> Value:
        common: dict[str, Value] = {"FieldToMatch": self._part(wanted), "TextTransformations": _changes(wanted.after)}
        match wanted.how:
            case "matches":
                return {"RegexMatchStatement": {"RegexString": wanted.text, **common}}
            case "larger_than":
                return {"SizeConstraintStatement": {"ComparisonOperator": "GT", "Size": int(wanted.text), **common}}
            case "attack":
                return {"SqliMatchStatement" if wanted.text == "sql" else "XssMatchStatement": common}
            case how:
                constraint = {"PositionalConstraint": _HOW[how], "SearchString": wanted.text}
                return {"ByteMatchStatement": {**constraint, **common}}

    def _part(self, wanted: TextMatch) -> Value:
        match wanted.part:
            case "query":
                return {"SingleQueryArgument": {"Name": wanted.name}}
            case "headers":
                return {"SingleHeader": {"Name": wanted.name.lower()}}
            case "cookies":
                pattern: Value = {"IncludedCookies": [wanted.name]}
                handling = self.oversize.upper()
                return {"Cookies": {"MatchPattern": pattern, "MatchScope": "VALUE", "OversizeHandling": handling}}
            case "body":
                return {"Body": {"OversizeHandling": self.oversize.upper()}}
            case part:
                return {_PLAIN_PARTS[part]: {}}

    def _addresses(self, id: str) -> Value:
        forwarded = self._forwarded("IPSetForwardedIPConfig", Position="FIRST")
        return {"IPSetReferenceStatement": {"Arn": GetAtt(id, "Arn"), **forwarded}}

    def _countries(self, countries: Sequence[str]) -> Value:
        return {"GeoMatchStatement": {"CountryCodes": list(countries), **self._forwarded("ForwardedIPConfig")}}

    def _forwarded(self, key: str, **more: Value) -> dict[str, Value]:
        """The header in which a proxy forwards the client's address. An invalid address matches no rule."""
        if self.client_address is None:
            return {}
        return {key: {"HeaderName": self.client_address, "FallbackBehavior": "NO_MATCH", **more}}

    def _limit(self, limit: RateLimit) -> Value:
        return {
            "Limit": limit.count,
            "EvaluationWindowSec": round(limit.seconds),
            **self._counted(limit.by),
            **(self._forwarded("ForwardedIPConfig") if "address" in limit.by else {}),
            **self._scope(limit.when),
        }

    def _counted(self, by: Sequence[str]) -> dict[str, Value]:
        is_forwarded = self.client_address is not None
        if by == ("address",):
            return {"AggregateKeyType": "FORWARDED_IP" if is_forwarded else "IP"}
        if by == ("all",):
            return {"AggregateKeyType": "CONSTANT"}
        keys = [_counted_key(key, "ForwardedIP" if is_forwarded else "IP") for key in by]
        return {"AggregateKeyType": "CUSTOM_KEYS", "CustomKeys": keys}

    def _managed(self, managed: Managed) -> Value:
        overrides: list[Value] = [
            {"Name": name, "ActionToUse": {action.capitalize(): {}}} for name, action in managed.rules.items()
        ]
        level: Value = [{"AWSManagedRulesBotControlRuleSet": {"InspectionLevel": managed.level.upper()}}]
        return present(
            VendorName="AWS",
            Name=GROUPS[managed.group].name,
            Version=managed.version or None,
            RuleActionOverrides=overrides or None,
            ManagedRuleGroupConfigs=level if managed.group == "bot_control" else None,
            **self._scope(managed.when),
        )

    def _scope(self, when: Statement | None) -> dict[str, Value]:
        return {"ScopeDownStatement": self._statement(when)} if when else {}


def _batches(countries: Sequence[str]) -> list[Sequence[str]]:
    """The countries in batches that fit into a statement."""
    starts = range(0, len(countries), _COUNTRIES_AT_ONCE)
    return [countries[start : start + _COUNTRIES_AT_ONCE] for start in starts]


def _either(statements: list[Value]) -> Value:
    return statements[0] if len(statements) == 1 else {"OrStatement": {"Statements": statements}}


def _changes(after: Sequence[str]) -> Value:
    return [{"Priority": place, "Type": change.upper()} for place, change in enumerate(after or ("none",))]


def _counted_key(key: str, address: str) -> Value:
    """An aggregation key. `address` is WAF's name for the connection's address or for the forwarded one."""
    kind, _, name = key.partition(".")
    match kind:
        case "address":
            return {address: {}}
        case "method":
            return {"HTTPMethod": {}}
        case "path" | "query_string":
            return {_COUNTED_WHOLE[kind]: {"TextTransformations": _changes(())}}
        case _:
            name = name.lower() if kind == "header" else name
            return {_COUNTED_BY_NAME[kind]: {"Name": name, "TextTransformations": _changes(())}}
