"""Patches and waivers."""
