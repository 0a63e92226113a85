"""IAM policies from grants."""

from gatewright.gateway import Grant
from gatewright.lower.ids import Ids
from gatewright.lower.reference import any_text
from gatewright.template import Value


def policy_document(*statements: Value) -> Value:
    """A policy with these statements."""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def statement(grant: Grant, ids: Ids) -> Value:
    """A grant as a statement."""
    return {
        "Effect": "Allow",
        "Action": list(grant.actions),
        "Resource": [any_text(resource, ids) for resource in grant.resources],
    }
