"""The ledger as data: which releases there are, what their APIs are, and what stages serve."""

ENTRY_TAG = "gatewright:ledger"
"""The tag of a stage that says up to which entry of the ledger it was deployed: the entry's time."""


def ledger_name(stem: str) -> str:
    """The ledger's file, beside the spec."""
    return f"{stem}.releases.yaml"


def folder_name(stem: str) -> str:
    """The folder of the releases' renderings, beside the spec."""
    return f"{stem}.releases"
