"""Firewalls."""
