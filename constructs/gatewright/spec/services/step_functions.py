"""Step Functions: executions of a state machine."""

from typing import Literal

from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend, Payload


@model(tag="step_functions", shorthand="state_machine")
class StepFunctionsBackend(MessageBackend, frozen=True, kw_only=True):
    """A state machine.

    `StartExecution` answers 202 with the execution's name. `StartSyncExecution` waits for an express state machine and
    answers with its output, 502 if it failed and 504 if its own time was up. `DescribeExecution` answers with status
    and output, `StopExecution` with the time of the end; both answer 404 for an execution that is not there.
    """

    state_machine: Reference
    """The state machine: one that is bound, its ARN, or a reference to its ARN."""
    action: Literal["StartExecution", "StartSyncExecution", "StopExecution", "DescribeExecution"] | None = None
    """What is asked of it; `StartExecution` when nothing is said."""
    input: Payload | None = None
    """What an execution starts with; `body` when nothing is said."""
    name: ValueSource | None = None
    """The execution's name. A second start of the same name is no second execution; callers get 409 if it differs."""
    execution: ValueSource | None = None
    """Which execution is described or stopped: its name; in HTTP APIs its whole ARN."""
    error: ValueSource | None = None
    """Why it is stopped: a code."""
    cause: ValueSource | None = None
    """Why it is stopped: a text."""
