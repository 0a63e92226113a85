"""Step Functions: executions of a state machine."""

from __future__ import annotations

from typing import Annotated, Literal

from gatewright.spec.default import Default
from gatewright.spec.kind import HTTP, USE_FUNCTION, Lack
from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend, Payload


@model(
    tag="step_functions",
    shorthand="state_machine",
    lacks=(
        Lack(HTTP, "JSON objects of several sources", "send `body`", key="input.*"),
        Lack(HTTP, "the action `DescribeExecution`", USE_FUNCTION, key="action", values=("DescribeExecution",)),
    ),
)
class StepFunctionsBackend(MessageBackend, frozen=True, kw_only=True):
    """A state machine.

    `StartExecution` returns 202 and the name of the execution. `StartSyncExecution` waits for an express state machine
    and returns its output, 502 if it failed and 504 if it timed out. `DescribeExecution` returns status and output,
    `StopExecution` the time at which the execution stopped; both return 404 for an execution that does not exist.
    """

    state_machine: Reference
    """The state machine: a bound name, its ARN, or a reference to its ARN."""
    action: Annotated[
        Literal["StartExecution", "StartSyncExecution", "StopExecution", "DescribeExecution"] | None,
        Default("StartExecution"),
    ] = None
    """The action on the state machine."""
    input: Annotated[Payload | None, Default("body")] = None
    """The input of an execution."""
    name: ValueSource | None = None
    """The name of the execution.

    A second start with the same name and input does not start a second execution. With another input, clients get 409.
    """
    execution: ValueSource | None = None
    """The execution to describe or stop: its name; in HTTP APIs its whole ARN."""
    error: ValueSource | None = None
    """The error code with which an execution is stopped."""
    cause: ValueSource | None = None
    """The reason why an execution is stopped, as text."""
