"""What `make synth` made, in a few lines: `python scripts/summary.py cdk.out`."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any


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
        if resource["Type"] == "AWS::ApiGateway::RestApi":
            routes = list(_routes(resource["Properties"].get("Body", {})))
            yield f"  {resource['Properties']['Name']}: " + (
                ", ".join(routes) if len(routes) <= 8 else f"{len(routes)} methods"
            )
    for name in resources:
        if resources[name]["Type"] == "AWS::ApiGateway::Deployment":
            yield f"  deployment {name}"


def _routes(body: dict[str, Any]) -> Iterator[str]:
    for path, methods in body.get("paths", {}).items():
        for method in methods:
            yield f"{'ANY' if method.startswith('x-') else method.upper()} {path}"


if __name__ == "__main__":
    raise SystemExit(main())
