"""Shapes: from the language's type hints to reading specs, describing them, and writing them."""
