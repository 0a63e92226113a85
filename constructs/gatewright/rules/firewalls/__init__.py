"""Firewalls (AWS WAF)."""
