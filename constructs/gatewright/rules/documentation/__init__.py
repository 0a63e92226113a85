"""Published documentation."""
