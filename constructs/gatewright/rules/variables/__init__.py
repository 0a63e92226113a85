"""Stage variables."""
