"""Postures."""
