"""Authorizers and who may call."""
