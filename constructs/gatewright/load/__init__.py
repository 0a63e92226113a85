"""Loading: from a Document to a Spec. Shapes, made from the language's type hints, read it and describe it."""

from gatewright.load.load import Loaded, load

__all__ = ["Loaded", "load"]
