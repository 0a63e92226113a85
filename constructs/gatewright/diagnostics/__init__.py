"""Diagnostics: what Gatewright reports about a spec, the codes of all of it, and the forms in which it is printed."""

from gatewright.diagnostics.diagnostic import Code, Diagnostic, Related, Severity, has_errors, ordered

__all__ = ["Code", "Diagnostic", "Related", "Severity", "has_errors", "ordered"]
