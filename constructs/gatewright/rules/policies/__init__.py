"""Resource policies."""
