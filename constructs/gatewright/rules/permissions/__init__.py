"""Permissions of functions and backends."""
