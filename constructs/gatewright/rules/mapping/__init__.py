"""Mapping templates and parameter mapping."""
