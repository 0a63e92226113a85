"""Backends out of a line of spec, and what becomes of them."""

from pathlib import Path

from gatewright.compile import Compilation, Request, compile_spec
from gatewright.compose.specfile import read_spec
from gatewright.gateway import Arn, ArnPart, Joined, Part, ServiceTarget, StackFact

_SPEC = """
gatewright: 1
name: shop
kind: rest
bindings: {{orders: {kind}}}
backends: {{it: {backend}}}
routes: {{"POST /{{id}}": {{backend: it, auth: iam}}}}
stages: {{dev: {{variables: {{tenant: acme}}}}}}
"""

HERE = Path(__file__).parent
STACK = {"partition": "aws", "region": "eu-west-1", "account": "111122223333", "domain": "amazonaws.com"}


def compiled(backend: str, kind: str = "queue") -> Compilation:
    """A spec with a backend, as YAML in one line; `orders` is bound to a thing of this kind."""
    text = _SPEC.format(backend=backend, kind=kind)
    return compile_spec(read_spec(text.encode(), name="shop.yaml", folder=HERE, key="shop.yaml"), Request())


def target(backend: str, kind: str = "queue") -> ServiceTarget:
    """The target of a backend that is right."""
    compilation = compiled(backend, kind)
    assert compilation.gateway is not None, compilation.diagnostics
    assert compilation.template is not None, compilation.diagnostics
    found = compilation.gateway.backends[0].target
    assert isinstance(found, ServiceTarget)
    return found


def plain(text: Joined) -> str:
    """A text as it is once the stack is deployed."""
    return "".join(map(_plain, text.parts))


def request_template(found: ServiceTarget) -> str:
    """The template of a backend's requests."""
    return plain(found.templates["application/json"])


def answer_template(found: ServiceTarget, when: str = "") -> str:
    """The template of one kind of answer."""
    answer = next(response for response in found.responses if response.when == when)
    return answer.templates["application/json"].text


def _plain(part: Part) -> str:
    match part:
        case str():
            return part
        case StackFact(name):
            return STACK[name]
        case Arn(arn):
            return arn
        case ArnPart(arn, separator, index):
            return _plain(arn).split(separator)[index]
        case _:
            raise AssertionError(part)
