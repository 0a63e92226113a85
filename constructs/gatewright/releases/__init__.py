"""Releases: the verbs that change a ledger, the files that it is kept in, and where it and a spec disagree."""
