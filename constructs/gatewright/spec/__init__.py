"""The language: one file a noun. `gateway.py` is its table of contents."""
