"""CORS."""
