"""Reading: bytes to a Document, with a place for every key and value.

Only JSON's values have a type of their own: `true`, `false`, `null`, nothing, and decimal numbers. Everything else
is the text that was written. What parsers disagree on, what cannot be kept as written and what could harm programs
downstream is an error here, once, so that no later stage has to think of it.
"""

from gatewright.read.reader import read_bytes, read_node, read_text
from gatewright.read.tree import Tree

__all__ = ["Tree", "read_bytes", "read_node", "read_text"]
