"""Gateways as constructs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

import aws_cdk as cdk
from constructs import Construct

from gatewright.cdk.access import invoke_pattern
from gatewright.cdk.annotations import annotate
from gatewright.cdk.bindings import bindings
from gatewright.cdk.embedded import Brought, Embedded, Spec, compiled, embedded, spec_file
from gatewright.cdk.errors import UnknownPartError
from gatewright.cdk.functions import own_function
from gatewright.cdk.ids import path_in_stack
from gatewright.cdk.including import include
from gatewright.cdk.inputs import split_inputs
from gatewright.gateway import Route
from gatewright.lower.domains.definitions import domain_id
from gatewright.lower.outputs import DEFAULT_STAGE
from gatewright.specfile import SpecFile

_ROUTES = ("AWS::ApiGateway::Method", "AWS::ApiGatewayV2::Route")


class Gateway(Construct):
    """A gateway, from its spec.

    Its resources are typed L1 constructs inside, and code in folders that the spec names becomes assets of the app.

    Args:
        scope: What the gateway is part of.
        id: Its name there. Right in a stack, `Orders` for a spec named `orders` gives the logical ids that plain
            templates have; elsewhere they start with the path in the stack and a hash of it.
        spec: The spec's file, its model, or a `Compilation`, which then settles the environment and the inputs.
        environment: One of the spec's environments.
        inputs: Values for the spec's inputs. Texts may be tokens.
        bind: What stands behind the spec's bound names: constructs, or ARNs.
        workspace: What else the spec refers to: gateways of the app, or specs that are deployed by themselves.

    Raises:
        SpecError: If anything is wrong with the spec. The text says all of it.
    """

    KIND: ClassVar[str | None] = None
    """The only kind of spec that this construct takes; every kind if nothing is said."""

    def __init__(  # noqa: PLR0913 - one for each thing that an app can say
        self,
        scope: Construct,
        id: str,
        *,
        spec: Spec,
        environment: str | None = None,
        inputs: Mapping[str, object] | None = None,
        bind: Mapping[str, object] | None = None,
        workspace: Sequence[Spec | Gateway] = (),
    ) -> None:
        super().__init__(scope, id)
        brought = Brought(
            inputs=split_inputs(inputs or {}),
            bindings=bindings(bind or {}),
            gateways=[other for other in workspace if isinstance(other, Gateway)],
            files=[other.spec if isinstance(other, Gateway) else spec_file(other) for other in workspace],
        )
        self._bindings = brought.bindings
        self._made: Embedded = embedded(compiled(spec, environment, brought), brought, path_in_stack(self), self.KIND)
        self._include = include(self, self._made)
        self._functions: dict[str, cdk.aws_lambda.IFunction] = {}
        annotate(self, self._made)

    @property
    def name(self) -> str:
        """The gateway's name."""
        return self._made.gateway.name

    @property
    def spec(self) -> SpecFile:
        """Its spec, as it was read."""
        return self._made.file

    @property
    def stages(self) -> tuple[str, ...]:
        """The names of its stages."""
        return tuple(stage.name for stage in self._made.gateway.stages)

    @property
    def api(self) -> cdk.CfnResource:
        """The API."""
        return self._resource(self._made.ids.of("Api"))

    @property
    def api_id(self) -> str:
        """The API's id: a token."""
        return self.api.ref

    def stage(self, name: str) -> cdk.CfnResource:
        """One of its stages."""
        return self._resource(self._made.ids.of("Stage", self._known_stage(name)))

    def domain(self, name: str) -> cdk.CfnResource:
        """One of its domains, by its name: `api.example.com`."""
        domains = {domain.name: domain for domain in self._made.gateway.domains if domain.is_made}
        if name not in domains:
            raise UnknownPartError.named("domain", name, domains)
        return self._resource(domain_id(domains[name], self._made.ids))

    def url(self, stage: str) -> str:
        """A stage's URL, without a slash at its end: a token."""
        return self.address(stage)

    def address(self, stage: str) -> str:
        """What other gateways mean by a stage: where it answers to HTTPS."""
        stack = cdk.Stack.of(self)
        host = f"https://{self.api_id}.execute-api.{stack.region}.{stack.url_suffix}"
        return host if self._known_stage(stage) == DEFAULT_STAGE else f"{host}/{self.stage(stage).ref}"

    def resource(self, route: str) -> cdk.CfnResource:
        """A route, such as `GET /orders/{id}`, where it is a resource: in a spec with `render: resources`."""
        key = self._route(route).key
        if self._made.gateway.render.value != "resources":
            help = "write `render: resources` in the spec, or patch the body with `raw:`"
            raise UnknownPartError(f"{key!r} is a part of the API's body and no resource of its own; {help}")
        routes = (part for part in self._made.template.resources if part.type in _ROUTES)
        return self._resource(next(part.id for part in routes if part.snapshot == key))

    def function(self, name: str) -> cdk.aws_lambda.IFunction:
        """One of the gateway's own functions. What it is granted goes to the role that it runs as."""
        functions = {function.name: function for function in self._made.gateway.functions}
        if name not in functions:
            raise UnknownPartError.named("function", name, functions)
        if name not in self._functions:
            made = own_function(self, functions[name], self._made.ids, self._include.get_resource, self._bindings)
            self._functions[name] = made
        return self._functions[name]

    def metric(self, stage: str, name: str, **options: Any) -> cdk.aws_cloudwatch.Metric:
        """A metric of a stage, such as `Latency`. The options are those of CDK's `Metric`: `statistic`, `period`."""
        return cdk.aws_cloudwatch.Metric(
            namespace="AWS/ApiGateway",
            metric_name=name,
            dimensions_map={**self._dimension(), "Stage": self._known_stage(stage)},
            **options,
        ).attach_to(self)

    def arn_for(self, route: str | None = None, stage: str | None = None) -> str:
        """The ARN of a route's requests: all routes and all stages where nothing is said."""
        known = self._route(route) if route is not None else None
        pattern = invoke_pattern(known, self._known_stage(stage) if stage is not None else None)
        return cdk.Stack.of(self).format_arn(
            service="execute-api",
            resource=self.api_id,
            resource_name=pattern,
            arn_format=cdk.ArnFormat.SLASH_RESOURCE_NAME,
        )

    def grant_invoke(
        self, grantee: cdk.aws_iam.IGrantable, *routes: str, stage: str | None = None
    ) -> cdk.aws_iam.Grant:
        """Let somebody call routes that are closed with `auth: iam`: the whole API if none is named."""
        arns = [self.arn_for(route, stage) for route in routes] or [self.arn_for(None, stage)]
        return cdk.aws_iam.Grant.add_to_principal(grantee=grantee, actions=["execute-api:Invoke"], resource_arns=arns)

    def _dimension(self) -> dict[str, str]:
        """What CloudWatch knows the API by."""
        api = self.api
        return {"ApiName": str(api.name)} if isinstance(api, cdk.aws_apigateway.CfnRestApi) else {"ApiId": api.ref}

    def _resource(self, id: str) -> cdk.CfnResource:
        return self._include.get_resource(id)

    def _known_stage(self, name: str) -> str:
        if name not in self.stages:
            raise UnknownPartError.named("stage", name, self.stages)
        return name

    def _route(self, key: str) -> Route:
        route = self._made.gateway.route(key)
        if route is None:
            raise UnknownPartError.named("route", key, [route.key for route in self._made.gateway.routes])
        return route


class RestGateway(Gateway):
    """A gateway from a spec of `kind: rest`."""

    KIND: ClassVar = "rest"

    @property
    def api(self) -> cdk.aws_apigateway.CfnRestApi:
        """The API."""
        return cast("cdk.aws_apigateway.CfnRestApi", super().api)

    def stage(self, name: str) -> cdk.aws_apigateway.CfnStage:
        """One of its stages."""
        return cast("cdk.aws_apigateway.CfnStage", super().stage(name))

    def resource(self, route: str) -> cdk.aws_apigateway.CfnMethod:
        """The method of a route, such as `GET /orders/{id}`, in a spec with `render: resources`."""
        return cast("cdk.aws_apigateway.CfnMethod", super().resource(route))
