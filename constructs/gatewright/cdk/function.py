"""A gateway's own functions, as CDK's functions that permissions can be given to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

import aws_cdk as cdk
from constructs import Construct

from gatewright.cdk.binding import Binding
from gatewright.gateway import Bound, Function
from gatewright.lower.ids import Ids

Resources = Callable[[str], cdk.CfnResource]
"""The gateway's resources by their logical ids."""


def own_function(
    scope: Construct, function: Function, ids: Ids, resources: Resources, bindings: Mapping[str, Binding]
) -> cdk.aws_lambda.IFunction:
    """A function with the role that it runs as, so that what it is granted reaches the role."""
    resource = cast("cdk.aws_lambda.CfnFunction", resources(ids.of("Function", function.name)))
    id = f"Role-{function.name}"
    match function.role:
        case None:
            own = resources(ids.of("Function", function.name, suffix="Role"))
            role = cdk.aws_iam.Role.from_role_name(scope, id, own.ref)
        case Bound(name) if hasattr(bindings[name].value, "add_to_principal_policy"):
            role = cast("cdk.aws_iam.IRole", bindings[name].value)
        case _:
            role = cdk.aws_iam.Role.from_role_arn(scope, id, resource.role)
    return cdk.aws_lambda.Function.from_function_attributes(
        scope, f"Function-{function.name}", function_arn=resource.attr_arn, role=role, same_environment=True
    )
