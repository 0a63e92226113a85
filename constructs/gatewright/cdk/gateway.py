"""Gateways as constructs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar, cast

import aws_cdk as cdk

from gatewright import gateway as model
from gatewright.cdk.access import invoke_pattern
from gatewright.cdk.errors import UnknownPartError
from gatewright.cdk.function import own_function
from gatewright.cdk.neighbour import EmbeddedGateway
from gatewright.cdk.unit import Unit
from gatewright.gateway import Route, SpecKind
from gatewright.lower.domain.definition import domain_id
from gatewright.lower.output import DEFAULT_STAGE, distribution_id

_ROUTES = ("AWS::ApiGateway::Method", "AWS::ApiGatewayV2::Route")


class Gateway(Unit):
    """A gateway, from its spec.

    Routes, stages and functions are found by their names; `resource` and the properties give typed L1 constructs.
    """

    KINDS: ClassVar[tuple[SpecKind, ...]] = ("rest", "http", "websocket")

    @property
    def shown(self) -> Sequence[EmbeddedGateway]:
        """What the specs of others can refer to in it: its stages."""
        return (self,)

    @property
    def stages(self) -> tuple[str, ...]:
        """The names of its stages."""
        return tuple(stage.name for stage in self._gateway.stages)

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
        domains = {domain.name: domain for domain in self._gateway.domains if domain.is_made}
        if name not in domains:
            raise UnknownPartError.named("domain", name, domains)
        front = self._front(domains[name].paths[0].stage.name) if domains[name].is_distributed else None
        return front or self._resource(domain_id(domains[name], self._made.ids))

    def url(self, stage: str) -> str:
        """A stage's URL, without a slash at its end: a token."""
        front = self._front(stage)
        return f"https://{front.attr_domain_name}" if front else self.address(stage)

    def address(self, stage: str) -> str:
        """The HTTPS URL of a stage, as other gateways refer to it; not that of its CloudFront distribution."""
        front = self._front(stage)
        if front and self._gateway.kind != "websocket":
            return f"https://{front.attr_domain_name}"
        stack = cdk.Stack.of(self)
        host = f"https://{self.api_id}.execute-api.{stack.region}.{stack.url_suffix}"
        return host if self._known_stage(stage) == DEFAULT_STAGE else f"{host}/{self.stage(stage).ref}"

    def resource(self, route: str) -> cdk.CfnResource:
        """A route, such as `GET /orders/{id}`, where it is a resource: in a spec with `render: resources`."""
        key = self._route(route).key
        if self._gateway.render.value != "resources":
            help = "write `render: resources` in the spec, or patch the body with `raw:`"
            raise UnknownPartError(f"{key!r} is part of the API's body and not a separate resource; {help}")
        routes = (part for part in self._made.template.resources if part.type in _ROUTES)
        return self._resource(next(part.id for part in routes if part.snapshot == key))

    def function(self, name: str) -> cdk.aws_lambda.IFunction:
        """One of the gateway's own functions. What it is granted goes to the role that it runs as."""
        functions = {function.name: function for function in self._gateway.functions}
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
        """The ARN of a route's requests: of all routes and all stages by default."""
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
        """Allow a principal to call routes with `auth: iam`: the whole API if no route is named."""
        arns = [self.arn_for(route, stage) for route in routes] or [self.arn_for(None, stage)]
        return cdk.aws_iam.Grant.add_to_principal(grantee=grantee, actions=["execute-api:Invoke"], resource_arns=arns)

    def _front(self, stage: str) -> cdk.aws_cloudfront.CfnDistribution | None:
        """The CloudFront in front of a stage, if there is one."""
        known = self._known_stage(stage)
        if not any(each.distribution for each in self._gateway.stages if each.name == known):
            return None
        return cast("cdk.aws_cloudfront.CfnDistribution", self._resource(distribution_id(known, self._made.ids)))

    def _dimension(self) -> dict[str, str]:
        """What CloudWatch knows the API by."""
        api = self.api
        return {"ApiName": str(api.name)} if isinstance(api, cdk.aws_apigateway.CfnRestApi) else {"ApiId": api.ref}

    @property
    def _gateway(self) -> model.Gateway:
        assert isinstance(self._made.unit, model.Gateway)
        return self._made.unit

    @cached_property
    def _functions(self) -> dict[str, cdk.aws_lambda.IFunction]:
        """Those that were asked for already."""
        return {}

    def _known_stage(self, name: str) -> str:
        if name not in self.stages:
            raise UnknownPartError.named("stage", name, self.stages)
        return name

    def _route(self, key: str) -> Route:
        route = self._gateway.route(key)
        if route is None:
            raise UnknownPartError.named("route", key, [route.key for route in self._gateway.routes])
        return route


class RestGateway(Gateway):
    """A gateway from a spec of `kind: rest`."""

    KINDS: ClassVar = ("rest",)

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
