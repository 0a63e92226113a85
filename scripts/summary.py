"""What `make synth` made, in a few lines: `python scripts/summary.py cdk.out`."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

APIS = ("AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api")
MOST_ROUTES = 8


def main() -> int:
    """Print a paragraph for every template of a cloud assembly."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "cdk.out")
    for path in sorted(folder.glob("*.template.json")):
        print("\n".join(_lines(path.name.removesuffix(".template.json"), json.loads(path.read_text("utf-8")))))
    return 0


def _lines(stack: str, template: dict[str, Any]) -> Iterator[str]:
    resources: dict[str, Any] = template["Resources"]
    kinds = Counter(resource["Type"].removeprefix("AWS::") for resource in resources.values())
    kinds.pop("CDK::Metadata", None)
    yield f"{stack}: {sum(kinds.values())} resources"
    yield "  " + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    for resource in resources.values():
        if resource["Type"] in APIS:
            routes = sorted((*_in_body(resource["Properties"].get("Body", {})), *_beside(resources)))
            yield f"  {_name(resource['Properties'])}: " + (
                ", ".join(routes) if len(routes) <= MOST_ROUTES else f"{len(routes)} routes"
            )
    yield from (f"  deployment {name}" for name in resources if resources[name]["Type"].endswith("::Deployment"))


def _name(properties: dict[str, Any]) -> str:
    """An API's name, which stands in the body of an HTTP API that has one."""
    return str(properties.get("Name") or properties["Body"]["info"]["title"])


def _beside(resources: dict[str, Any]) -> Iterator[str]:
    """The routes that are resources of their own, as far as they have a key."""
    for resource in resources.values():
        if resource["Type"] == "AWS::ApiGatewayV2::Route":
            yield str(resource["Properties"]["RouteKey"])


def _in_body(body: dict[str, Any]) -> Iterator[str]:
    for path, methods in body.get("paths", {}).items():
        for method in methods:
            yield f"{'ANY' if method.startswith('x-') else method.upper()} {path}"


if __name__ == "__main__":
    raise SystemExit(main())
