"""AWS service backends."""
