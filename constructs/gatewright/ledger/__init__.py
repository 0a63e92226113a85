"""The ledger as data: which releases there are, what their APIs are, and what stages serve."""


def ledger_name(stem: str) -> str:
    """The ledger's file, beside the spec."""
    return f"{stem}.releases.yaml"


def folder_name(stem: str) -> str:
    """The folder of the releases' renderings, beside the spec."""
    return f"{stem}.releases"
