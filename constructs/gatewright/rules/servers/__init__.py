"""Web servers as backends."""
