"""Inputs, bindings and waivers."""
