"""Routes and paths."""
