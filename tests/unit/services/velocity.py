"""Apache Velocity, where Debian's package and a JDK are installed: the engine that API Gateway's templates are for."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
JARS = tuple(Path("/usr/share/java") / f"{name}.jar" for name in ("velocity", "commons-lang", "commons-collections3"))
MISSING = [str(jar) for jar in JARS if not jar.exists()] + ([] if shutil.which("javac") else ["a JDK"])
WHY_NOT = f"Apache Velocity is needed (Debian: apt-get install velocity default-jdk-headless): no {', '.join(MISSING)}"


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a template sees."""

    template: str
    body: str = ""
    path: Mapping[str, str] = field(default_factory=dict[str, str])
    query: Mapping[str, str] = field(default_factory=dict[str, str])
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    context: Mapping[str, Any] = field(default_factory=dict[str, Any])
    stage: Mapping[str, str] = field(default_factory=dict[str, str])

    def job(self) -> dict[str, Any]:
        said = asdict(self)
        params = {"path": said.pop("path"), "querystring": said.pop("query"), "header": said.pop("headers")}
        return {**said, "params": params, "stageVariables": said.pop("stage")}


@dataclass(frozen=True)
class Rendered:
    """What came of it."""

    text: str
    status: int | None
    headers: Mapping[str, str]


def render(requests: Sequence[Request]) -> list[Rendered]:
    """All requests rendered, in one process."""
    command = ["java", "-cp", ":".join(map(str, JARS)), str(HERE / "Render.java")]
    jobs = json.dumps([request.job() for request in requests]).encode()
    done = subprocess.run(command, input=jobs, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return [Rendered(**result) for result in json.loads(done.stdout)]
