"""Parameters, request bodies and models."""
