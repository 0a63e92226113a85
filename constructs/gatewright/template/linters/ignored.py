"""Findings that are left out, each for a reason."""

from __future__ import annotations

from gatewright.template.linters.finding import Finding

IGNORED = {
    (
        "cfn-lint",
        "W3005",
    ): "a DependsOn that a reference already implies does no harm; CDK writes one for every function",
    ("aws-validate", "W3005"): "the same as in cfn-lint",
    ("aws-validate", "W9002"): "who writes an ARN into a spec means the thing that has it",
    ("aws-validate", "W9013"): "who writes an ARN with its account into a spec means that account",
    ("aws-validate", "I1022"): "how a text is put together says nothing about what is deployed; CDK joins all of them",
    ("aws-validate", "I3042"): "who writes an ARN with its partition into a spec means that partition",
    ("aws-validate", "I3011"): "which resources outlive their stack is for the spec to say; log groups need not",
    ("aws-validate", "I4010"): "a format for notes to language models, which says nothing about what is deployed",
    ("aws-validate", "I9001"): "that an API's id or a stage's name cannot be changed is no mistake, and no news",
    ("aws-validate", "I9040"): "tags are for the spec to say",
}
"""By linter and id, why a finding is noise."""


def is_ignored(finding: Finding) -> bool:
    """Whether a finding is left out."""
    return (finding.linter, finding.id) in IGNORED
