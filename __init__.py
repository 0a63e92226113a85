"""The rules: what is wrong with a spec that can be understood, and advice. One rule a file, one folder a theme.

Users' own rules come from installed packages. A new rule takes the next free id; published ids stay what they are. What
ids have in common: GW3xx, GW5xx and GW7xx are errors, because the service refuses it or it cannot work. GW4xx, GW6xx
and GW8xx are advice. GW900 to GW999 are users' own.
"""

from gatewright.rules.checking import agreed, check_template, check_unit, is_waived
from gatewright.rules.rule import Problem, Rule, TemplateRule

__all__ = ["Problem", "Rule", "TemplateRule", "agreed", "check_template", "check_unit", "is_waived"]
