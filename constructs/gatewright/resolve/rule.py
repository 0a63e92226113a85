"""Waivers: whether they still hold."""

from datetime import timedelta

from gatewright.diagnostics.codes.rule_settings import WAIVER_ENDS, WAIVER_OVER
from gatewright.resolve.names import AnyNames
from gatewright.spec.rule import RuleSetting

REMINDER = timedelta(days=30)
"""How long before its last day a waiver is reported to expire."""


def has_lapsed(names: AnyNames, rule: str, setting: RuleSetting) -> bool:
    """Whether a waiver's last day is past, which is reported, also ahead. Without a date of today none is."""
    today = names.around.today
    if setting.waive is None or setting.until is None or today is None:
        return False
    last, path = setting.until.date, ("rules", rule, "until")
    owner = f"; its owner is {setting.owner}" if setting.owner else ""
    help = "fix the finding, or review the waiver and write a later date"
    if last < today:
        names.report(WAIVER_OVER, path, f"the waiver of `{rule}` expired after {last}{owner}", help)
    elif last - today <= REMINDER:
        days = (last - today).days
        left = f"expires in {days} days" if days > 1 else "expires tomorrow" if days else "expires today"
        names.report(WAIVER_ENDS, path, f"the waiver of `{rule}` {left}{owner}", help)
    return last < today
