"""The template and its stack."""
