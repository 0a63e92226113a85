"""How `gatewright status` compares the settings of stages: with the spec, and with the template that is deployed."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from gatewright.cli.spec_options import SpecValueOptions, compiled
from gatewright.diagnostics import has_errors
from gatewright.releases.opened import Opened

if TYPE_CHECKING:
    from gatewright.live.deployed_template import DeployedTemplate
    from gatewright.live.intended import IntendedStage
    from gatewright.live.model import AwsCall, Observed
    from gatewright.live.reaching import Reached
    from gatewright.live.setting_drift import SettingChange


class WhatIsMeant(Struct, frozen=True, kw_only=True):
    """What stages are meant to be."""

    spec: Mapping[str, IntendedStage] | None
    """As the spec says; nothing if it has errors."""
    deployed: DeployedTemplate


class SettingsFound(Struct, frozen=True, kw_only=True):
    """The settings of a stage that are otherwise than they are meant."""

    drift: Sequence[SettingChange] = ()
    pending: Sequence[SettingChange] = ()
    origins: Mapping[str, str] = field(default_factory=dict[str, str])
    """The keys of the spec, by what they set."""
    calls: Sequence[AwsCall] = ()
    """What restores those that were changed by hand."""
    beyond_calls: Sequence[str] = ()
    """What no call restores."""
    by_form: Sequence[str] = ()
    """What is compared by its form only."""


def what_is_meant(opened: Opened, reached: Reached, options: SpecValueOptions, stack: str | None) -> WhatIsMeant:
    """What the spec says, and what was deployed last."""
    from gatewright.live.deployed_template import deployed_template  # noqa: PLC0415 - only when AWS is called
    from gatewright.live.intended import intended_stages  # noqa: PLC0415

    made = compiled(opened, options)
    spec = None
    if made.template is not None and made.document is not None and not has_errors(made.diagnostics):
        spec = intended_stages(made.template, made.document)
    return WhatIsMeant(spec=spec, deployed=deployed_template(reached.caller, reached.api, stack))


def compare_settings(meant: WhatIsMeant, reached: Reached, observed: Observed) -> SettingsFound:
    """What is otherwise about a stage."""
    from gatewright.live.restoring import is_restorable, restoring_calls  # noqa: PLC0415
    from gatewright.live.setting_drift import changes, only_by_form  # noqa: PLC0415
    from gatewright.live.stage_settings import settings_of_template  # noqa: PLC0415

    live, stage = observed.settings, observed.stage
    intended = (meant.spec or {}).get(stage)
    properties = meant.deployed.stage(stage)
    spec = intended.settings if intended is not None else None
    deployed = settings_of_template(properties, live.service) if properties is not None else None
    template = deployed or spec
    if template is None:
        return SettingsFound()
    found = tuple(changes(spec, deployed, live))
    drift = [change for change in found if not change.is_pending]
    origins = {} if intended is None else {change.what: intended.origin(change.key) for change in found}
    return SettingsFound(
        drift=drift,
        pending=[change for change in found if change.is_pending],
        origins={what: origin for what, origin in origins.items() if origin is not None},
        calls=restoring_calls(reached.api, stage, drift, template, live),
        beyond_calls=[change.what for change in drift if not is_restorable(change, template)],
        by_form=only_by_form(spec or template),
    )


def settings_lines(stage: str, found: SettingsFound, region: str | None, *, is_sure: bool) -> Iterator[str]:
    """What is otherwise about a stage, and the way out."""
    for change in (*found.drift, *found.pending):
        origin = found.origins.get(change.what)
        is_late = ", not deployed yet" if change.is_pending else ""
        yield f"  {stage}{is_late}: {change}" + (f" ({origin})" if origin else "")
    if found.pending:
        yield "    deploy the stack"
    if found.drift and not is_sure:
        yield "    deploy the stack, if that was not done; CloudFormation does not restore what it takes for unchanged"
    for call in found.calls:
        yield f"    to restore {'them' if len(found.drift) > 1 else 'it'}: `{command_of(call, region)}`"
    if found.beyond_calls:
        what = ", ".join(found.beyond_calls)
        yield f"    a change set with `--deployment-mode REVERT_DRIFT` restores what no call does: {what}"


def settings_data(found: SettingsFound, region: str | None) -> dict[str, Any]:
    """The same, for programs."""
    return {
        "settings": [
            {
                "what": change.what,
                "found": _plain(change.found),
                "says": _plain(change.meant),
                "pending": change.is_pending,
                "key": found.origins.get(change.what),
            }
            for change in (*found.drift, *found.pending)
        ],
        "restore": [command_of(call, region) for call in found.calls],
    }


def command_of(call: AwsCall, region: str | None) -> str:
    """A call as a command of the AWS command line."""
    where = ["--region", region] if region else []
    parameters = json.dumps(call.parameters, ensure_ascii=True)
    operation = call.operation.replace("_", "-")
    return shlex.join(["aws", call.service, operation, *where, "--cli-input-json", parameters])


def _plain(value: object) -> object:
    from gatewright.live.setting_drift import spelled  # noqa: PLC0415

    return value if value is None or isinstance(value, bool | int | float | str) else spelled(value)
