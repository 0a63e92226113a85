"""Step Functions. Clients know executions by name: ARNs are not in responses."""

from msgspec.structs import asdict

from gatewright.document import Path
from gatewright.gateway import ArnPart, Grant, Joined, Outside
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.action import ActionKeys, suits
from gatewright.resolve.services.call import ServiceCall, headers, request_templates, sources_in
from gatewright.resolve.services.response import Failure, ServiceResponse, errors, good, override
from gatewright.resolve.services.service import Service
from gatewright.resolve.services.subtype import SubtypeCall, whole
from gatewright.resolve.services.thing import region_of, thing
from gatewright.resolve.services.vtl import RequestTemplate, choice, escaped, joined, optional
from gatewright.spec.services.step_functions import StepFunctionsBackend

TAKES = {
    "StartExecution": ActionKeys(optional=("input", "name")),
    "StartSyncExecution": ActionKeys(optional=("input", "name")),
    "DescribeExecution": ActionKeys(needed=("execution",)),
    "StopExecution": ActionKeys(needed=("execution",), optional=("error", "cause")),
}

SUBTYPE_TAKES = {action: keys for action, keys in TAKES.items() if action != "DescribeExecution"}

_FAILURES = (
    Failure(("ExecutionAlreadyExists",), 409, "Conflict"),
    Failure(("ExecutionDoesNotExist",), 404, "Not found"),
    Failure(("ExecutionLimitExceeded",), 429, "Too many requests"),
)


def call(scope: Scope, spec: StepFunctionsBackend, path: Path) -> ServiceCall | None:
    """The call on executions of a state machine, with a template."""
    action = spec.action or "StartExecution"
    machine = thing(scope, spec.state_machine, (*path, "state_machine"), "state machine")
    if not suits(scope, spec, action, TAKES, path) or machine is None:
        return None
    starts = action.startswith("Start")
    concerned = machine if starts else _executions(machine, "*")
    return ServiceCall(
        service="states",
        region=region_of(machine),
        action=action,
        parameters=headers(Content_Type="application/x-amz-json-1.0"),
        templates=request_templates(spec, _start(spec, machine) if starts else _existing(spec, machine)),
        responses=(_RESPONSES[action], *errors(*_FAILURES, ours=("StateMachine",))),
        grants=(Grant(actions=(f"states:{action}",), resources=(concerned,)),),
        sources=sources_in(asdict(spec), path),
    )


def subtype(scope: Scope, spec: StepFunctionsBackend, path: Path) -> SubtypeCall | None:
    """The call on executions of a state machine, with parameters."""
    action = spec.action or "StartExecution"
    machine = thing(scope, spec.state_machine, (*path, "state_machine"), "state machine")
    if machine is None or action not in SUBTYPE_TAKES or not suits(scope, spec, action, SUBTYPE_TAKES, path):
        return None
    starts = action.startswith("Start")
    # A parameter is one value of the request or a literal: clients send the whole ARN of an execution.
    parameters = (
        {"StateMachineArn": joined(machine), "Input": whole(spec.input), "Name": spec.name}
        if starts
        else {"ExecutionArn": spec.execution, "Error": spec.error, "Cause": spec.cause}
    )
    grant = Grant(actions=(f"states:{action}",), resources=(machine if starts else _executions(machine, "*"),))
    return SubtypeCall(f"StepFunctions-{action}", parameters, grant, region_of(machine))


def _start(spec: StepFunctionsBackend, machine: Outside) -> Joined:
    template = RequestTemplate()
    input = template.quoted(template.payload(spec.input, as_json=True))
    name = optional(template, "name", spec.name)
    return template.finish('{"stateMachineArn": "', machine, f'", "input": {input}{name}}}')


def _existing(spec: StepFunctionsBackend, machine: Outside) -> Joined:
    assert spec.execution is not None
    template = RequestTemplate()
    execution = template.string(spec.execution).strip('"')
    why = optional(template, "error", spec.error) + optional(template, "cause", spec.cause)
    return template.finish('{"executionArn": "', _executions(machine, execution), f'"{why}}}')


def _executions(machine: Outside, name: str) -> Joined:
    """The ARN of an execution: the one of the state machine with another resource type, and the execution's name."""
    start = (part for index in range(5) for part in (ArnPart(machine, ":", index), ":"))
    return joined(*start, "execution:", ArnPart(machine, ":", 6), f":{name}")


def _started() -> ServiceResponse:
    read = """#set($name = $input.path('$.executionArn').replaceAll("^.*:", ""))"""
    return good(202, f'{read}{{"execution": "{escaped("$name")}"}}')


def _finished() -> ServiceResponse:
    """The output is JSON already. The service returns 200 for a failed execution too."""
    read = """#set($status = "$!input.path('$.status')")"""
    succeeded = ('$status == "SUCCEEDED"', "$input.path('$.output')")
    late = ('$status == "TIMED_OUT"', override(504, "Timed out"))
    return good(200, read + choice(succeeded, late, otherwise=override(502, "Bad gateway")))


def _described() -> ServiceResponse:
    output = """#set($output = "$!input.path('$.output')")#if($output != ""), "output": $output#end"""
    return good(200, f"""{{"status": "$input.path('$.status')"{output}}}""")


def _stopped() -> ServiceResponse:
    return good(200, """{"stopped": $input.json('$.stopDate')}""")


_RESPONSES = {
    "StartExecution": _started(),
    "StartSyncExecution": _finished(),
    "DescribeExecution": _described(),
    "StopExecution": _stopped(),
}


SERVICE = Service(call=call, subtype=subtype)
