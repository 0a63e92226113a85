"""Inputs from an app, which may be tokens: values that CloudFormation fills in when it deploys."""

from __future__ import annotations

from collections.abc import Mapping

import aws_cdk as cdk
from msgspec import Struct

from gatewright.spec.input import InputValue
from gatewright.template import Hole
from gatewright.template.late import late_hole, placeholder


class Inputs(Struct, frozen=True):
    """Inputs as the compiler takes them, and the tokens among them by name."""

    values: Mapping[str, InputValue]
    tokens: Mapping[str, str]

    @property
    def holes(self) -> dict[Hole, str]:
        """What goes into the holes that late inputs leave."""
        return {late_hole(name): token for name, token in self.tokens.items()}


def split_inputs(given: Mapping[str, object]) -> Inputs:
    """Separate tokens from values that are known."""
    values: dict[str, InputValue] = {}
    tokens: dict[str, str] = {}
    for name, value in given.items():
        if not cdk.Token.is_unresolved(value):
            values[name] = _known(name, value)
        elif isinstance(value, (int, float, list)):
            help = "pass it as a string: `Token.as_string(...)`"
            raise TypeError(
                f"the input {name!r} is a number or list token, and only string tokens are supported; {help}"
            )
        else:
            tokens[name] = cdk.Token.as_string(value)
            values[name] = placeholder(name)
    return Inputs(values, tokens)


def _known(name: str, value: object) -> InputValue:
    if isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(
        f"the input {name!r} is a {type(value).__name__}; it must be a string, a number, a boolean or a token"
    )
