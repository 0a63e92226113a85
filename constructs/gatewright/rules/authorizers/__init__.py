"""Authorizers and access."""
