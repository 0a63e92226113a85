"""The ledger as data: which releases there are, what their APIs are, and what stages serve."""
