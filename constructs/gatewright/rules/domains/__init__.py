"""Custom domain names."""
